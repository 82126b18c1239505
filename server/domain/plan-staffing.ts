import { fieldOf } from "./match-field.ts";
import { gapOf } from "./match-gap.ts";
import type { MatchAgent } from "./match-refusal.ts";
import { candidateOf, ranked, rowOf } from "./match-row.ts";
import type { MatchWeights } from "./match-weights.ts";
import type { PlanTask } from "./plan.ts";
import { type Task, untouched } from "./task.ts";

/** Who could do a task of a plan: the best agents (`now` false: they are busy), or why nobody can. */
export type Staffing = {
  key: string;
  candidates: { agentId: string; name: string; score: number; now: boolean; why: string }[];
  gap: { reason: string; missing: string[] } | null;
};

const shown = 3;

/** For each task of a plan who could do it, by the rules that will give it out, as things are now. */
export function planStaffing(
  tasks: readonly PlanTask[],
  agents: readonly MatchAgent[],
  weights: MatchWeights,
  now: Date,
): Staffing[] {
  const field = fieldOf(agents, weights);
  return tasks.map((one) => {
    const task = asTask(one, now);
    const row = rowOf(task, field, now, new Map());
    const able = ranked(row).filter((i) => {
      const kind = row.refusals[i]?.kind;
      return kind === undefined || kind === "full" || kind === "busy";
    });
    const candidates = able.slice(0, shown).map((i) => {
      const { agentId, eligible, score, why } = candidateOf(row, field, i);
      const name = field.agents[i]?.agent.name ?? "";
      return { agentId, name, score: Math.round(score * 1000) / 1000, now: eligible, why };
    });
    const { reason, missing } =
      able.length > 0 ? { reason: "", missing: [] } : gapOf(task, row.refusals, field);
    return { key: one.key, candidates, gap: able.length > 0 ? null : { reason, missing } };
  });
}

/** A task as matching looks at it, before there is one. */
const asTask = (plan: PlanTask, now: Date): Task => ({
  id: "tk_planned",
  workspaceId: "ws_",
  key: plan.key,
  title: plan.title,
  instructions: plan.instructions,
  acceptance: plan.acceptance,
  skills: plan.skills,
  tools: plan.tools,
  outputs: plan.outputs,
  attachments: [],
  review: plan.review,
  priority: plan.priority,
  rank: 0,
  deadlineAt: null,
  dependsOn: [],
  clocks: {},
  maxAttempts: 1,
  reviewOf: null,
  runId: null,
  parentId: null,
  depth: 0,
  threadId: "th_",
  createdById: "mb_",
  createdAt: now,
  status: "ready",
  ...untouched,
  readyAt: now,
  updatedAt: now,
  statusAt: now,
});
