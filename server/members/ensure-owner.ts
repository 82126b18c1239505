import { randomUUID } from "node:crypto";
import type { Prisma } from "#server/platform/db.ts";

/** Makes the first owner's account on an instance without people: it has no password until the one-time link was used. */
export async function ensureOwner(prisma: Prisma, email: string): Promise<void> {
  if ((await prisma.user.count()) > 0) return;
  await prisma.user.create({ data: { id: randomUUID(), name: "Owner", email, emailVerified: true } });
}
