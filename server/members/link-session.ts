import { randomUUID } from "node:crypto";
import type { Prisma } from "#server/platform/db.ts";

/** How long a session that a one-time link opened may set a new password without the old one, in ms. */
const graceMs = 15 * 60_000;
const markOf = (sessionId: string): string => `link-session:${sessionId}`;

/** Remembers that a one-time link opened this session; the auth library clears such marks once they have expired. */
export async function markLinkSession(
  prisma: Prisma,
  session: { id: string; userId: string },
): Promise<void> {
  await prisma.verification.create({
    data: {
      id: randomUUID(),
      identifier: markOf(session.id),
      value: session.userId,
      expiresAt: new Date(Date.now() + graceMs),
    },
  });
}

const standing = (sessionId: string) => ({ identifier: markOf(sessionId), expiresAt: { gt: new Date() } });

/** Did a one-time link open this session less than 15 minutes ago, and no password was set by it yet? */
export async function openedByLink(prisma: Prisma, sessionId: string): Promise<boolean> {
  return (await prisma.verification.count({ where: standing(sessionId) })) > 0;
}

/** Uses the mark up: true for the first caller only. */
export async function takeLinkMark(prisma: Prisma, sessionId: string): Promise<boolean> {
  return (await prisma.verification.deleteMany({ where: standing(sessionId) })).count > 0;
}
