import { z } from "zod";
import { fieldError } from "#server/domain/errors.ts";
import type { Services } from "#server/open-services.ts";
import { renameMember } from "./rename-member.ts";
import { setPassword } from "./set-password.ts";

export const UpdateAccount = z.object({
  name: z.string().trim().min(1, "your name, as others see it").max(80),
  email: z.email("an e-mail address"),
  password: z.string().min(8, "at least 8 characters").max(128).optional(),
});
type Input = z.infer<typeof UpdateAccount> & {
  user: { id: string; email: string };
  headers: Headers;
  requestId: string;
};

/** Changes a person's name and e-mail, and sets a password where that is allowed without the old one. Refused when the e-mail belongs to another account. */
export async function updateAccount(
  services: Services,
  { name, email, password, user, headers, requestId }: Input,
): Promise<{ name: string; email: string }> {
  const { prisma, queues } = services;
  const address = email.toLowerCase();
  const taken = await prisma.user.findUnique({ where: { email: address } });
  if (taken && taken.id !== user.id) throw fieldError("email", "another account here has this address");
  if (password !== undefined) await setPassword(services, { user, headers, password });
  await prisma.user.update({ where: { id: user.id }, data: { name, email: address } });
  const members = await prisma.member.findMany({ where: { userId: user.id, removedAt: null } });
  for (const { id, workspaceId } of members)
    await queues.write(
      workspaceId,
      renameMember,
      { memberId: id, name },
      { actor: { kind: "human", id }, requestId },
    );
  return { name, email: address };
}
