import { z } from "zod";
import { AppError, fieldError } from "#server/domain/errors.ts";
import { may, roles } from "#server/domain/policy.ts";
import { hashSecret, newCode } from "#server/platform/crypto.ts";
import { isOperator } from "../doors/trpc/context.ts";
import { membership, on, open, router, signedIn } from "../doors/trpc/trpc.ts";
import { acceptInvite } from "./accept-invite.ts";
import { createInvite } from "./create-invite.ts";
import { openedByLink } from "./link-session.ts";
import { isPlaceholder, readInvite } from "./queries.ts";
import { removeMember } from "./remove-member.ts";
import { setMemberRole } from "./set-member-role.ts";
import { UpdateAccount, updateAccount } from "./update-account.ts";

const minutes = (n: number): number => n * 60;
const NewInvite = z.object({
  kind: z.enum(["human", "agent"]),
  role: z.enum(["admin", "member", "viewer"]).default("member"),
  ttlSeconds: z
    .number()
    .int()
    .min(60)
    .max(30 * 86_400)
    .optional(),
});

export const membersRouter = router({
  me: open.query(async ({ ctx }) => {
    if (!ctx.user) return null;
    const { prisma, auth } = ctx.services;
    const opened = await auth.api.getSession({ headers: ctx.headers });
    const byLink = opened ? await openedByLink(prisma, opened.session.id) : false;
    return { ...ctx.user, placeholder: await isPlaceholder(prisma, ctx.user), byLink };
  }),
  list: on("workspace", "workspace.read").query(({ ctx }) =>
    ctx.services.prisma.member.findMany({
      where: { workspaceId: ctx.me.workspaceId, removedAt: null },
      orderBy: { id: "asc" },
    }),
  ),
  createInvite: on("workspace", "agent.invite")
    .input(NewInvite)
    .mutation(async ({ ctx, input }) => {
      if (input.kind === "human" && !may(ctx.me.role, "member.invite"))
        throw new AppError("forbidden", "Only owners and admins invite people.");
      const code = newCode();
      const role = input.kind === "agent" ? ("worker" as const) : input.role;
      const ttlSeconds = input.ttlSeconds ?? (input.kind === "agent" ? minutes(15) : 7 * 86_400);
      const invite = {
        kind: input.kind,
        role,
        codeHash: hashSecret(code),
        createdById: ctx.user.id,
        ttlSeconds,
        uses: 1,
      };
      const { expiresAt } = await ctx.write(createInvite, invite);
      return { code, url: `${ctx.services.env.BASE_URL}/join/${code}`, expiresAt };
    }),
  invite: open
    .input(z.object({ code: z.string().max(100) }))
    .query(({ ctx, input }) => readInvite(input.code, ctx.services.prisma)),
  acceptInvite: signedIn.input(z.object({ code: z.string().max(100) })).mutation(async ({ ctx, input }) => {
    const { prisma, queues } = ctx.services;
    const invite = await prisma.invite.findUnique({
      where: { codeHash: hashSecret(input.code.trim().toUpperCase()) },
    });
    if (!invite) throw new AppError("invite_not_found");
    const before = await prisma.member.findUnique({
      where: { workspaceId_userId: { workspaceId: invite.workspaceId, userId: ctx.user.id } },
    });
    const asker = {
      actor: { kind: "human", id: before?.id ?? ctx.user.id } as const,
      requestId: ctx.requestId,
    };
    const accepted = {
      inviteId: invite.id,
      userId: ctx.user.id,
      name: ctx.user.name,
      memberId: before?.id ?? null,
    };
    await queues.write(invite.workspaceId, acceptInvite, accepted, asker);
    await membership(ctx, invite.workspaceId, "workspace.read");
    return { workspaceId: invite.workspaceId };
  }),
  setRole: on("member", "member.edit")
    .input(z.object({ memberId: z.string(), role: z.enum(roles) }))
    .mutation(({ ctx, input }) => ctx.write(setMemberRole, input)),
  remove: on("member", "member.edit")
    .input(z.object({ memberId: z.string() }))
    .mutation(({ ctx, input }) => ctx.write(removeMember, input)),
  updateAccount: signedIn.input(UpdateAccount).mutation(({ ctx, input }) =>
    updateAccount(ctx.services, {
      ...input,
      user: ctx.user,
      headers: ctx.headers,
      requestId: ctx.requestId,
    }),
  ),
  // A session may not make links: a link sets a new password, which would save a stolen session from a changed one.
  signInLink: signedIn
    .input(z.object({ email: z.email("an e-mail address").optional() }))
    .mutation(async ({ ctx, input }) => {
      const { services, user, headers } = ctx;
      if (!isOperator(services, headers.get("authorization")))
        throw new AppError("forbidden", "Only whoever runs the server makes sign-in links.");
      const email = input.email?.toLowerCase() ?? user.email;
      if (!(await services.prisma.user.findUnique({ where: { email } })))
        throw fieldError("email", "no account here has this address");
      return { url: await services.auth.signInLink(email) };
    }),
});
