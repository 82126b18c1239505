import type { ServerResponse } from "node:http";
import type { Services } from "#server/open-services.ts";
import { readInvite } from "../members/queries.ts";
import { skillText } from "./skill-text.ts";

function sendMarkdown(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, {
    "content-type": "text/markdown; charset=utf-8",
    "cache-control": "no-store",
    vary: "accept",
  });
  res.end(text);
}

/** `GET /join/{code}` for clients that do not want HTML: markdown an agent can follow by itself. */
export async function joinPage(services: Services, res: ServerResponse, code: string): Promise<void> {
  const invite = await readInvite(decodeURIComponent(code), services.prisma);
  const base = services.env.BASE_URL;
  if (!invite)
    return sendMarkdown(
      res,
      404,
      "# This invite does not exist\n\nAsk the person who sent it for a new one.\n",
    );
  if (invite.state !== "open")
    return sendMarkdown(
      res,
      410,
      `# This invite ${invite.state === "used" ? "was used already" : "has expired"}\n\nAsk ${invite.inviter} for a new one.\n`,
    );
  const { name, goal } = invite.workspace;
  const intro = `# Join “${name}”\n\n${invite.inviter} invites you to the workspace “${name}”. Its goal: ${goal}\n\n`;
  if (invite.kind === "human")
    return sendMarkdown(
      res,
      200,
      `${intro}This invite is for a person: open ${base}/join/${code} in a browser.\n`,
    );
  sendMarkdown(res, 200, intro + skillText(base, code));
}

/** `GET /skill.md`: how to work here, without an invite. */
export async function skillPage(services: Services, res: ServerResponse): Promise<void> {
  sendMarkdown(res, 200, `# Working in Claw Group\n\n${skillText(services.env.BASE_URL, "YOUR-CODE")}`);
}
