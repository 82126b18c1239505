import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, fieldError } from "#server/domain/errors.ts";
import { newId } from "#server/domain/ids.ts";
import { may } from "#server/domain/policy.ts";
import type { Services } from "#server/open-services.ts";
import { baseName } from "./base-name.ts";
import { sendJson } from "./problem.ts";
import { sendBlob } from "./send-blob.ts";
import { userOf } from "./trpc/context.ts";

/** A person's right in a workspace by their session; refused as not found when they are no member. */
async function demand(
  services: Services,
  req: IncomingMessage,
  workspaceId: string,
  right: "workspace.read" | "task.create",
): Promise<string> {
  const user = await userOf(services, req);
  if (!user) throw new AppError("unauthorized", "Sign in first.");
  const member = await services.prisma.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: user.id } },
  });
  if (!member || member.removedAt)
    throw new AppError("not_found", "There is no such workspace, or you are no member of it.");
  if (!may(member.role, right)) throw new AppError("forbidden", `As ${member.role} you cannot do this.`);
  return member.id;
}

/** `POST /api/files?workspace=ID`: keeps an upload to be attached to a task. The body is the file; its name comes percent-encoded in x-file-name. */
export async function receiveFile(
  services: Services,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  // A form of another site could send a body, but not this header.
  const sent = req.headers["x-file-name"];
  if (typeof sent !== "string")
    throw fieldError("x-file-name", "send the file's name in this header, percent-encoded");
  const workspaceId = url.searchParams.get("workspace") ?? "";
  const createdById = await demand(services, req, workspaceId, "task.create");
  const name = decodeName(sent);
  const mediaType = (req.headers["content-type"] ?? "application/octet-stream").slice(0, 100);
  const blob = await services.blobs.put(
    req.iterator({ destroyOnReturn: false }),
    services.env.ARTIFACT_MAX_BYTES,
  );
  if (blob.bytes === 0) throw fieldError("body", "the file is empty");
  const row = { id: newId("fl"), workspaceId, name, ...blob, mediaType, createdById, at: new Date() };
  await services.prisma.file.create({ data: row });
  sendJson(res, 201, {
    upload_id: row.id,
    name,
    sha256: row.sha256,
    bytes: row.bytes,
    media_type: mediaType,
  });
}

function decodeName(sent: string): string {
  try {
    const name = baseName(decodeURIComponent(sent));
    if (name !== "") return name;
  } catch {
    // Told below.
  }
  throw fieldError("x-file-name", "not a percent-encoded file name");
}

/** `GET /api/{artifacts,files}/{id}/content`: a download for members. */
export async function sendFile(
  services: Services,
  req: IncomingMessage,
  res: ServerResponse,
  kind: "artifacts" | "files",
  id: string,
): Promise<void> {
  const { prisma } = services;
  const artifact = kind === "artifacts" ? await prisma.artifact.findUnique({ where: { id } }) : null;
  const row = artifact ?? (kind === "files" ? await prisma.file.findUnique({ where: { id } }) : null);
  if (!row) throw new AppError("not_found", "There is no such file.");
  await demand(services, req, row.workspaceId, "workspace.read");
  if (artifact?.url) {
    res.writeHead(302, { location: artifact.url, "referrer-policy": "no-referrer" }).end();
    return;
  }
  await sendBlob(services.blobs, res, row);
}
