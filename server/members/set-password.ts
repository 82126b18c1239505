import { AppError, fieldError } from "#server/domain/errors.ts";
import type { Services } from "#server/open-services.ts";
import { takeLinkMark } from "./link-session.ts";
import { isPlaceholder } from "./queries.ts";

type Input = { user: { id: string }; headers: Headers; password: string };

/**
 * Sets a person's password. The first one needs nothing more; where there is one, only a session that a one-time link
 * opened less than 15 minutes ago may replace it, once, and every other session of the person ends.
 */
export async function setPassword(services: Services, { user, headers, password }: Input): Promise<void> {
  const { prisma, auth } = services;
  const current = await auth.api.getSession({ headers });
  if (current?.user.id !== user.id)
    throw new AppError("unauthorized", "Passwords are set by who is signed in, not by the operator's token.");
  if (await isPlaceholder(prisma, user)) {
    await auth.api.setPassword({ body: { newPassword: password }, headers });
    await takeLinkMark(prisma, current.session.id);
    return;
  }
  if (!(await takeLinkMark(prisma, current.session.id)))
    throw fieldError(
      "password",
      "there is one already; change it with the old one, or ask whoever runs the server for a one-time link and set a new one within 15 minutes of opening it",
    );
  const context = await auth.$context;
  await context.internalAdapter.updatePassword(user.id, await context.password.hash(password));
  await auth.api.revokeOtherSessions({ headers });
}
