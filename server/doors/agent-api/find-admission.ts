import { AppError, fieldError } from "#server/domain/errors.ts";
import { hashSecret } from "#server/platform/crypto.ts";
import type { Prisma } from "#server/platform/db.ts";

export type Admission = { workspaceId: string; via: { kind: "invite" | "token"; id: string } };

/** Finds what an agent joins by: a registration token (`cgr_…`, as bearer) or an agent invite's code. */
export async function findAdmission(
  prisma: Prisma,
  code: string | undefined,
  bearer: string | null,
): Promise<Admission> {
  const select = { id: true, workspaceId: true };
  if (bearer !== null) {
    const token = await prisma.registrationToken.findUnique({
      where: { tokenHash: hashSecret(bearer) },
      select,
    });
    if (!token) throw new AppError("unauthorized", "This registration token is not known here.");
    return { workspaceId: token.workspaceId, via: { kind: "token", id: token.id } };
  }
  if (!code)
    throw fieldError(
      "code",
      "send the invite's code, or a registration token as “Authorization: Bearer cgr_…”",
    );
  const invite = await prisma.invite.findUnique({
    where: { codeHash: hashSecret(code.trim().toUpperCase()) },
    select: { ...select, kind: true },
  });
  if (!invite) throw new AppError("invite_not_found", "No invite has this code; ask for a new one.");
  if (invite.kind !== "agent")
    throw new AppError("invite_not_found", "This invite is for a person; ask for one for an agent.");
  return { workspaceId: invite.workspaceId, via: { kind: "invite", id: invite.id } };
}
