import { z } from "zod";
import { AppError, fieldError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { Budget, noBudget, OperationsPlan } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";
import { noSpend, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { attachUpload } from "../tasks/attach-upload.ts";
import { approvePlan } from "./approve-plan.ts";
import { planOf } from "./plan-of.ts";
import { writeDraft } from "./write-draft.ts";

const line = (max: number) => z.string().trim().max(max);
export const CreateRun = z.object({
  title: line(120).optional(),
  /** May be left out when a plan or a playbook says it. */
  goal: line(4_000).default(""),
  files: z
    .array(z.object({ upload_id: z.string().max(100) }))
    .max(50)
    .default([]),
  /** A plan of one's own, as an object or as Markdown; without one the coordinator is asked. */
  plan: z.union([OperationsPlan, z.string().max(1_000_000)]).optional(),
  playbook: z
    .object({
      id: z.string().max(100),
      parameters: z.record(z.string().max(64), z.string().max(4_000)).default({}),
    })
    .optional(),
  budget: Budget.optional(),
  deadline_at: OperationsPlan.shape.deadline_at,
  /** `ask`: wait for a yes even where the workspace's policy needs none. */
  approval: z.enum(["ask"]).optional(),
});
export type CreateRun = z.infer<typeof CreateRun>;
export type CreateRunInput = CreateRun & { createdById: MemberId; by: string };

/**
 * States a goal. With a plan (or a playbook's) there is a draft at once, which comes into force by itself where policy
 * allows; without one the coordinator is asked for it. Refused when the month's runs are used up.
 */
export function createRun(work: Work, input: CreateRunInput): { id: Run["id"]; status: Run["status"] } {
  countRun(work);
  const files = input.files.map((file, i) => attachUpload(work, file.upload_id, `files[${i}].upload_id`));
  const given = planOf(work, input);
  const goal = input.goal || given?.plan.goal || "";
  if (goal === "") throw fieldError("goal", "say what is to be reached, or give a plan");
  const budget = input.budget ?? given?.plan.budget ?? noBudget;
  const deadlineAt = input.deadline_at ?? given?.plan.deadline_at ?? null;
  const id = work.id("rn");
  const run: Run = {
    id,
    workspaceId: work.workspace.id,
    title: input.title || given?.plan.title || titleOf(goal),
    goal,
    status: "planning",
    ...blank,
    ask: given ? null : { words: "", by: input.createdById, number: 1, at: work.now.toISOString() },
    asks: given ? 0 : 1,
    files,
    playbook: given?.playbook ?? null,
    approval: input.approval ?? approvalOf(work, budget),
    budget,
    deadlineAt,
    createdById: input.createdById,
    createdAt: work.now,
    updatedAt: work.now,
  };
  work.put("run", run);
  work.emit("run.created", { runId: id }, { title: run.title, goal });
  if (!given) work.emit("run.asked", { runId: id }, { words: "", number: 1 });
  else {
    const plan = { ...given.plan, title: run.title, goal, budget, deadline_at: deadlineAt };
    const { draft } = writeDraft(work, id, { plan, by: input.by, words: "" });
    if (run.approval === "auto" && draft?.problems.length === 0)
      approvePlan(work, { runId: id, by: input.by, auto: true });
  }
  return { id, status: work.get("run", id).status };
}

const blank = {
  plan: null,
  planVersion: 0,
  versions: 0,
  draft: null,
  spend: noSpend,
  counts: { total: 0, completed: 0, failed: 0, canceled: 0 },
  hold: null,
  checkpoints: [],
  result: null,
  failure: null,
  approvedById: null,
  startedAt: null,
  endedAt: null,
} satisfies Partial<Run>;

/** A goal's first line, as long as a title may be. */
function titleOf(goal: string): string {
  const [first = ""] = goal.split("\n");
  return first.length > 120 ? `${first.slice(0, 119).trimEnd()}…` : first;
}

/** Whether a plan waits for a yes, by the workspace's policy. */
function approvalOf(work: Work, budget: Budget): Run["approval"] {
  const { approval } = work.workspace.settings.coordinator;
  const limited = budget.usd !== null || budget.tokens !== null || budget.attempts !== null;
  return approval === "never" || (approval === "under_budget" && limited) ? "auto" : "ask";
}

function countRun(work: Work): void {
  const spend = spendOf(work.workspace.spend, work.now);
  const { runs } = work.workspace.settings.coordinator.budget;
  if (runs !== null && spend.runs >= runs)
    throw new AppError(
      "conflict",
      `This month's ${runs} runs are used up: wait for the next month, or raise the limit in the settings.`,
    );
  work.put("workspace", { ...work.workspace, spend: { ...spend, runs: spend.runs + 1 } });
}
