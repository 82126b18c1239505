import { z } from "zod";
import type { MemberId } from "#server/domain/ids.ts";
import { candidatesFor } from "#server/domain/match.ts";
import { NewTask, type Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { on, router } from "../doors/trpc/trpc.ts";
import { agentsWithLoad } from "./agents-with-load.ts";
import { allowAgent } from "./allow-agent.ts";
import { answerTask } from "./answer-task.ts";
import { assignTask } from "./assign-task.ts";
import { cancelTask } from "./cancel-task.ts";
import { CorrectTask, correctTask } from "./correct-task.ts";
import { createTasks } from "./create-tasks.ts";
import { EditTask, editTask } from "./edit-task.ts";
import { holdersOf } from "./holders-of.ts";
import { MoveTask, moveTask } from "./move-task.ts";
import { previewArtifact } from "./preview-artifact.ts";
import { listTasks, readTask } from "./queries.ts";
import { recordReview } from "./record-review.ts";
import { retryTask } from "./retry-task.ts";
import { useLateResult } from "./use-late-result.ts";

const Line = z.object({
  criterion: z.string().max(1_000),
  passed: z.boolean(),
  evidence: z.string().max(5_000).default(""),
});
const Verdict = z.object({
  taskId: z.string(),
  verdict: z.enum(["accepted", "changes_requested", "rejected"]),
  comment: z.string().max(5_000).default(""),
  lines: z.array(Line).max(100).default([]),
});
const task = z.object({ taskId: z.string() });
const id = (result: Task): { id: string; status: string } => ({ id: result.id, status: result.status });

/** How every agent would do on a task now; read in the queue, so that it is judged by what is true. */
function listCandidates(work: Work, { taskId }: { taskId: string }) {
  const task = work.task(taskId);
  const { weights } = work.workspace.settings;
  return candidatesFor(task, agentsWithLoad(work), weights, work.now, holdersOf(work, [task]));
}

export const tasksRouter = router({
  create: on("workspace", "task.create")
    .input(z.object({ task: NewTask }))
    .mutation(async ({ ctx, input }) => {
      const [created] = await ctx.write(createTasks, {
        tasks: [input.task],
        createdById: ctx.me.memberId as MemberId,
      });
      return created;
    }),
  createMany: on("workspace", "task.create")
    .input(z.object({ tasks: z.array(NewTask).min(1, "there is no task in this list").max(10_000) }))
    .mutation(({ ctx, input }) =>
      ctx.write(createTasks, { tasks: input.tasks, createdById: ctx.me.memberId as MemberId }),
    ),
  list: on("workspace", "workspace.read").query(({ ctx }) =>
    listTasks(ctx.services.prisma, ctx.me.workspaceId),
  ),
  show: on("task", "workspace.read")
    .input(task)
    .query(({ ctx, input }) => readTask(ctx.user.id, input.taskId, ctx.services.prisma)),
  candidates: on("task", "workspace.read")
    .input(task)
    .query(({ ctx, input }) => ctx.write(listCandidates, input)),
  preview: on("artifact", "workspace.read").query(({ ctx, input }) =>
    previewArtifact(ctx.services, input.artifactId),
  ),
  edit: on("task", "task.edit")
    .input(EditTask)
    .mutation(async ({ ctx, input }) => id(await ctx.write(editTask, { ...input, by: ctx.me.name }))),
  move: on("task", "task.edit")
    .input(MoveTask)
    .mutation(async ({ ctx, input }) => id(await ctx.write(moveTask, input))),
  cancel: on("task", "task.edit")
    .input(task.extend({ reason: z.string().max(500).default("") }))
    .mutation(async ({ ctx, input }) =>
      id(
        await ctx.write(cancelTask, {
          taskId: input.taskId,
          reason: input.reason || `canceled by ${ctx.me.name}`,
        }),
      ),
    ),
  assign: on("task", "task.edit")
    .input(task.extend({ agentId: z.string() }))
    .mutation(({ ctx, input }) => ctx.write(assignTask, { ...input, by: ctx.me.name })),
  answer: on("task", "task.edit")
    .input(task.extend({ answer: z.string().trim().min(1, "an answer needs words").max(20_000) }))
    .mutation(async ({ ctx, input }) => id(await ctx.write(answerTask, { ...input, from: ctx.me.name }))),
  review: on("task", "task.review")
    .input(Verdict)
    .mutation(async ({ ctx, input }) =>
      id(await ctx.write(recordReview, { ...input, by: "person", reviewerId: ctx.me.memberId })),
    ),
  retry: on("task", "task.edit")
    .input(task)
    .mutation(async ({ ctx, input }) => id(await ctx.write(retryTask, input))),
  correct: on("task", "task.create")
    .input(CorrectTask)
    .mutation(({ ctx, input }) =>
      ctx.write(correctTask, { ...input, createdById: ctx.me.memberId as MemberId, byName: ctx.me.name }),
    ),
  allowAgent: on("task", "task.edit")
    .input(task.extend({ agentId: z.string() }))
    .mutation(async ({ ctx, input }) => id(await ctx.write(allowAgent, input))),
  useLateResult: on("late", "task.review")
    .input(z.object({ lateId: z.string() }))
    .mutation(async ({ ctx, input }) => id(await ctx.write(useLateResult, input))),
});
