import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { PostMessage } from "#server/domain/report.ts";
import { on, router } from "../doors/trpc/trpc.ts";
import { postMessage } from "./post-message.ts";
import { listMessages, listTaskThreads } from "./queries.ts";

export const threadsRouter = router({
  messages: on("thread", "workspace.read")
    .input(z.object({ threadId: z.string(), before: z.string().max(100).nullish() }))
    .query(({ ctx, input }) =>
      listMessages(ctx.services.prisma, ctx.me.workspaceId, input.threadId, input.before ?? null),
    ),
  ofTasks: on("workspace", "workspace.read").query(({ ctx }) =>
    listTaskThreads(ctx.services.db, ctx.me.workspaceId),
  ),
  post: on("thread", "message.post")
    .input(PostMessage.extend({ threadId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const thread = await ctx.services.prisma.thread.findUnique({ where: { id: input.threadId } });
      if (!thread) throw new AppError("not_found", "There is no such thread.");
      const said = {
        threadId: thread.id,
        taskId: thread.taskId,
        authorId: ctx.me.memberId,
        authorName: ctx.me.name,
        body: input.body,
      };
      return ctx.write(postMessage, said);
    }),
});
