import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { call, Refused } from "./claw-http.ts";

export type Card = {
  name: string;
  summary: string;
  skills: { id: string; name: string; description: string }[];
  output_modes: string[];
};
export type Settings = Card & {
  url: string;
  code?: string;
  token?: string;
  keyFile: string;
  stallOnce: boolean;
  oneFile: boolean;
};
export type Membership = { agent_id: string; api_key: string };
type Ticket = { agent_id: string; claim_token: string; claim_url: string };

/**
 * Reads the settings: --url (or CLAW_URL), CLAW_CODE (an invite) or CLAW_TOKEN (a registration token), --name,
 * --key-file, --stall-once, --one-file. Secrets come by the environment, because arguments can be seen by other users of a machine.
 */
export function readSettings(card: Card): Settings {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    options: { url: text, name: text, "key-file": text, "stall-once": flag, "one-file": flag },
  });
  const name = values.name ?? card.name;
  const { CLAW_URL, CLAW_CODE: code, CLAW_TOKEN: token } = process.env;
  const url = (values.url ?? CLAW_URL ?? "http://localhost:3000").replace(/\/$/, "");
  const keyFile = values["key-file"] ?? `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.key.json`;
  const { "stall-once": stallOnce = false, "one-file": oneFile = false } = values;
  return { ...card, name, url, code, token, keyFile, stallOnce, oneFile };
}

/** The key from the file; without one, joins, waits until a person approved (a token needs nobody), and keeps the key in the file. */
export async function joinWorkspace(
  settings: Settings,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<Membership> {
  const { name, url, code, token, keyFile } = settings;
  const saved = await readFile(keyFile, "utf8").then(
    (text) => JSON.parse(text) as Membership | Ticket,
    () => null,
  );
  if (saved && "api_key" in saved) return saved;
  if (!saved && !code && !token)
    throw new Error("set CLAW_CODE (an invite's code) or CLAW_TOKEN (a registration token) to join.");
  const { summary, skills, output_modes } = settings;
  const profile = {
    summary,
    skills,
    output_modes,
    tools: [],
    input_modes: ["text/csv", "text/plain"],
    max_concurrency: 1,
  };
  const card = { code, name, framework: "custom", device: "server", profile, delivery: { mode: "pull" } };
  const ticket = saved ?? (await call<Ticket>(token ?? "", `${url}/api/agent/v1/join`, card, stop));
  const keep = (what: object) => writeFile(keyFile, JSON.stringify(what, null, 2), { mode: 0o600 });
  await keep(ticket);
  const api_key = await claim(ticket, say, stop).catch(async (error: unknown) => {
    if (!stop.aborted) await rm(keyFile, { force: true });
    // A connection that broke just then may have lost the key, which is given out once; a token can join anew.
    if (token && error instanceof Refused && error.code === "already_claimed") return null;
    throw error;
  });
  if (api_key === null) return joinWorkspace(settings, say, stop);
  const me = { agent_id: ticket.agent_id, api_key };
  await keep(me);
  say("joined.");
  return me;
}

/** Asks for the key until the agent is approved. */
async function claim(
  { claim_token, claim_url }: Ticket,
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<string> {
  for (let told = false; ; told = true) {
    const answer = await call<{ api_key?: string; retry_after?: number }>(claim_token, claim_url, {}, stop);
    if (answer.api_key) return answer.api_key;
    if (!told) say("waiting for a person to approve me.");
    await sleep((answer.retry_after ?? 5) * 1000, undefined, { signal: stop });
  }
}
