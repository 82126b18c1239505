import { z } from "zod";
import type { MemberId } from "#server/domain/ids.ts";
import { OperationsPlan } from "#server/domain/plan.ts";
import { planStaffing } from "#server/domain/plan-staffing.ts";
import type { Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { on, router } from "../doors/trpc/trpc.ts";
import { abortRun } from "./abort-run.ts";
import { approvePlan } from "./approve-plan.ts";
import { askForPlan } from "./ask-for-plan.ts";
import { CreateRun, createRun } from "./create-run.ts";
import { discardPlan } from "./discard-plan.ts";
import { EditRun, editRun } from "./edit-run.ts";
import { pauseRun } from "./pause-run.ts";
import { readPlan } from "./plan-of.ts";
import { planProblems } from "./plan-problems.ts";
import { listRuns, readRun } from "./queries.ts";
import { resumeRun } from "./resume-run.ts";
import { retryRun } from "./retry-run.ts";
import { reviewResult } from "./review-result.ts";
import { savePlan } from "./save-plan.ts";

const run = z.object({ runId: z.string() });
const words = z.string().trim().max(2_000).default("");
/** A plan as an object, or as Markdown. */
const Plan = z.union([OperationsPlan, z.string().max(1_000_000)]);
const id = (result: Run) => ({ id: result.id, status: result.status });

/** A plan as it would be looked at if it were saved: read, with what is wrong and who could do it; read in the queue, so that it is judged by what is true. */
function checkPlanText(work: Work, plan: OperationsPlan | string) {
  const read = readPlan(plan);
  const agents = [...work.state.maps.agent.values()].map((agent) => ({
    agent,
    load: work.state.loadOf(agent.id),
  }));
  const staffing = planStaffing(read.tasks, agents, work.workspace.settings.weights, work.now);
  return { plan: read, problems: planProblems(work, read), staffing };
}

export const runsRouter = router({
  create: on("workspace", "run.create")
    .input(CreateRun)
    .mutation(({ ctx, input }) =>
      ctx.write(createRun, { ...input, createdById: ctx.me.memberId as MemberId, by: ctx.me.name }),
    ),
  list: on("workspace", "workspace.read").query(({ ctx }) =>
    listRuns(ctx.services.prisma, ctx.me.workspaceId),
  ),
  show: on("run", "workspace.read").query(({ ctx, input }) =>
    readRun(ctx.user.id, input.runId, ctx.services.prisma),
  ),
  checkPlan: on("workspace", "workspace.read")
    .input(z.object({ plan: Plan }))
    .mutation(({ ctx, input }) => ctx.write(checkPlanText, input.plan)),
  savePlan: on("run", "run.control")
    .input(run.extend({ baseVersion: z.number().int().min(0), plan: Plan, words }))
    .mutation(({ ctx, input }) => ctx.write(savePlan, { ...input, by: ctx.me.name })),
  approve: on("run", "run.control")
    .input(run.extend({ version: z.number().int().min(1).optional() }))
    .mutation(async ({ ctx, input }) => id(await ctx.write(approvePlan, { ...input, by: ctx.me.name }))),
  discard: on("run", "run.control")
    .input(run.extend({ reason: words }))
    .mutation(async ({ ctx, input }) => id(await ctx.write(discardPlan, input))),
  ask: on("run", "run.control")
    .input(run.extend({ words }))
    .mutation(async ({ ctx, input }) =>
      id(await ctx.write(askForPlan, { ...input, by: ctx.me.memberId as MemberId })),
    ),
  pause: on("run", "run.control")
    .input(run.extend({ reason: words }))
    .mutation(async ({ ctx, input }) => {
      const { runId, reason } = input;
      return id(await ctx.write(pauseRun, { runId, reason: "person", words: reason, by: ctx.me.name }));
    }),
  resume: on("run", "run.control").mutation(async ({ ctx, input }) => id(await ctx.write(resumeRun, input))),
  abort: on("run", "run.control")
    .input(run.extend({ reason: words }))
    .mutation(async ({ ctx, input }) => {
      const reason = input.reason || `aborted by ${ctx.me.name}`;
      return id(await ctx.write(abortRun, { runId: input.runId, reason }));
    }),
  edit: on("run", "run.control")
    .input(EditRun)
    .mutation(async ({ ctx, input }) => id(await ctx.write(editRun, input))),
  review: on("run", "run.control")
    .input(run.extend({ accepted: z.boolean(), comment: words, replan: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const replan = input.replan ? (ctx.me.memberId as MemberId) : null;
      return id(await ctx.write(reviewResult, { ...input, by: ctx.me.name, replan }));
    }),
  retry: on("run", "run.control").mutation(async ({ ctx, input }) =>
    id(await ctx.write(retryRun, { runId: input.runId, by: ctx.me.memberId as MemberId })),
  ),
});
