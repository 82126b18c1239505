import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError, z } from "zod";
import { AppError, type ErrorCode } from "#server/domain/errors.ts";
import type { Actor } from "#server/domain/member.ts";
import { may, type Right } from "#server/domain/policy.ts";
import type { Verb } from "#server/queue/command.ts";
import { knownError } from "../known-error.ts";
import { refuseUnstorable } from "../refuse-unstorable.ts";
import type { TrpcContext } from "./context.ts";

/** What a browser is told of a refusal: a stable code, words, and the fields that are wrong. */
type Refusal = { code: ErrorCode; errors: { path: string; message: string }[] };

const t = initTRPC.context<TrpcContext>().create({
  transformer: superjson,
  errorFormatter: ({ shape, error, ctx }) => {
    const { cause } = error;
    const refusal: Refusal = { code: codeOf(error), errors: [] };
    if (cause instanceof ZodError)
      refusal.errors = cause.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
    if (cause instanceof AppError && Array.isArray(cause.extra.errors)) refusal.errors = cause.extra.errors;
    const fields = refusal.errors
      .map(({ path, message }) => (path ? `${path}: ${message}` : message))
      .join("; ");
    const hidden =
      refusal.code === "internal"
        ? `Something broke on our side. Tell the operator this request id: ${ctx?.requestId ?? "unknown"}.`
        : null;
    return {
      ...shape,
      message: hidden ?? (cause instanceof ZodError ? fields : shape.message),
      data: { httpStatus: shape.data.httpStatus, path: shape.data.path, refusal },
    };
  },
});

const byTrpc: Partial<Record<TRPCError["code"], ErrorCode>> = {
  BAD_REQUEST: "invalid_request",
  UNAUTHORIZED: "unauthorized",
  NOT_FOUND: "not_found",
  PARSE_ERROR: "malformed_json",
};
const codeOf = (error: TRPCError): ErrorCode =>
  error.cause instanceof AppError ? error.cause.code : (byTrpc[error.code] ?? "internal");

const trpcCodes: Partial<Record<number, TRPCError["code"]>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  410: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

const inTrpc = (cause: AppError): TRPCError =>
  new TRPCError({ code: trpcCodes[cause.status] ?? "INTERNAL_SERVER_ERROR", message: cause.message, cause });

/** Throws on an error met before any procedure, a known one as its refusal. */
export function refuseInTrpc(thrown: unknown): never {
  const error = knownError(thrown);
  throw error instanceof AppError ? inTrpc(error) : error;
}

/** Maps a verb's refusal once, for all procedures. */
const mapped = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = knownError(result.error.cause);
  if (cause instanceof AppError) throw inTrpc(cause);
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    ctx.services.logger.error(
      { err: cause ?? result.error, path, requestId: ctx.requestId },
      "a person's call broke",
    );
  return result;
});

export const router = t.router;
const storable = t.middleware(async ({ next, getRawInput }) => {
  refuseUnstorable(await getRawInput());
  return next();
});
export const open = t.procedure.use(mapped).use(storable);

/** Only for people who are signed in. */
export const signedIn = open.use(({ ctx, next }) => {
  if (!ctx.user) throw new AppError("unauthorized", "Sign in first.");
  return next({ ctx: { ...ctx, user: ctx.user } });
});

export type Membership = { workspaceId: string; memberId: string; role: string; name: string };
/** The person's membership, if it gives the right; a workspace of others is as good as none. */
export async function membership(
  ctx: { services: TrpcContext["services"]; user: { id: string } },
  workspaceId: string,
  right: Right,
): Promise<Membership> {
  const row = await ctx.services.prisma.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: ctx.user.id } },
  });
  if (!row || row.removedAt)
    throw new AppError("not_found", "There is no such workspace, or you are no member of it.");
  if (!may(row.role, right))
    throw new AppError("forbidden", `As ${row.role} you cannot do this (${right}); ask an owner or admin.`);
  return { workspaceId, memberId: row.id, role: row.role, name: row.name };
}

type Located = { workspaceId: string } | null;
/** Where a thing that is named by its id belongs. */
const places = {
  task: (ctx, id) => ctx.services.prisma.task.findUnique({ where: { id }, select: { workspaceId: true } }),
  agent: (ctx, id) => ctx.services.prisma.agent.findUnique({ where: { id }, select: { workspaceId: true } }),
  member: (ctx, id) =>
    ctx.services.prisma.member.findUnique({ where: { id }, select: { workspaceId: true } }),
  decision: (ctx, id) =>
    ctx.services.prisma.decision.findUnique({ where: { id }, select: { workspaceId: true } }),
  late: (ctx, id) =>
    ctx.services.prisma.lateResult.findUnique({ where: { id }, select: { workspaceId: true } }),
  thread: (ctx, id) =>
    ctx.services.prisma.thread.findUnique({ where: { id }, select: { workspaceId: true } }),
  artifact: (ctx, id) =>
    ctx.services.prisma.artifact.findUnique({ where: { id }, select: { workspaceId: true } }),
  run: (ctx, id) => ctx.services.prisma.run.findUnique({ where: { id }, select: { workspaceId: true } }),
  playbook: (ctx, id) =>
    ctx.services.prisma.playbook.findUnique({ where: { id }, select: { workspaceId: true } }),
  workspace: async (_ctx, id) => ({ workspaceId: id }),
} satisfies Record<string, (ctx: TrpcContext, id: string) => Promise<Located>>;
const idFields = {
  task: "taskId",
  agent: "agentId",
  member: "memberId",
  decision: "decisionId",
  late: "lateId",
  thread: "threadId",
  artifact: "artifactId",
  run: "runId",
  playbook: "playbookId",
  workspace: "workspaceId",
} as const;
export type Place = keyof typeof places;

/** A procedure on one thing of a workspace: finds the workspace, demands the right, and gives `write` for verbs. */
export const on = <P extends Place>(place: P, right: Right) =>
  signedIn
    .input(z.object({ [idFields[place]]: z.string().max(100) } as Record<(typeof idFields)[P], z.ZodString>))
    .use(async ({ ctx, input, next }) => {
      const id = String(Reflect.get(input, idFields[place]));
      const found = await places[place](ctx, id);
      if (!found) throw new AppError("not_found", `There is no ${place} ${id}.`);
      const me = await membership(ctx, found.workspaceId, right);
      const actor: Actor = { kind: "human", id: me.memberId };
      const write = <I, O>(verb: Verb<I, O>, verbInput: I): Promise<O> =>
        ctx.services.queues.write(me.workspaceId, verb, verbInput, { actor, requestId: ctx.requestId });
      return next({ ctx: { ...ctx, me, write } });
    });
