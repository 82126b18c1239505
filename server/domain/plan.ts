import { z } from "zod";
import { ClockOverrides } from "./clocks.ts";
import { NewTask, Output, priorities, reviewKinds } from "./task.ts";

const line = (max: number) => z.string().trim().max(max);
const word = line(64).min(1);

/** One task of a plan, as models, people and playbooks write it; `depends_on` names keys of the same plan. */
export const PlanTask = z.object({
  key: word,
  title: line(200).min(1),
  instructions: line(50_000).default(""),
  acceptance: z.array(line(1_000).min(1)).max(50).default([]),
  skills: z.array(word).max(20).default([]),
  tools: z.array(word).max(20).default([]),
  outputs: z.array(Output).max(20).default([]),
  review: z.enum(reviewKinds).default("model"),
  depends_on: z.array(word).max(200).default([]),
  priority: z.enum(priorities).default("normal"),
  /** Which of the run's files this task needs, by name; all of them when left out. */
  files: z.array(line(300).min(1)).max(50).nullish(),
  clocks: ClockOverrides.nullish(),
});
export type PlanTask = z.infer<typeof PlanTask>;

/** What ends a run before its goal: counted by the engine where it can be, judged in words where it cannot. */
export const AbortCondition = z.object({
  kind: z.enum(["failed_tasks", "cost_usd", "hours", "other"]),
  /** How many, how much; none for `other`. */
  value: z.number().min(0).nullable().default(null),
  text: line(500).default(""),
});
export type AbortCondition = z.infer<typeof AbortCondition>;

/** A point of the run worth a mark: reached when all tasks it names are completed; `ask` pauses the run for a person's yes. */
export const PlanCheckpoint = z.object({
  after: z.array(word).min(1).max(200),
  note: line(500).default(""),
  ask: z.boolean().default(false),
});
export type PlanCheckpoint = z.infer<typeof PlanCheckpoint>;

/** Limits of a run; null is none. `attempts` counts how often an agent was given a task. */
export const Budget = z.object({
  usd: z.number().min(0).max(1_000_000).nullable().default(null),
  tokens: z.number().int().min(0).max(10_000_000_000).nullable().default(null),
  attempts: z.number().int().min(0).max(1_000_000).nullable().default(null),
  /** Share of a limit from which a person is warned, once. */
  warnAt: z.number().min(0.1).max(1).default(0.8),
});
export type Budget = z.infer<typeof Budget>;
export const noBudget: Budget = Budget.parse({});

/** The most tasks one plan may have, whoever wrote it; a workspace may allow fewer. */
export const mostPlanTasks = 500;

/** How a goal is to be carried out (an operations plan). */
export const OperationsPlan = z.object({
  title: line(120).min(1),
  goal: line(4_000).min(1),
  success_criteria: z.array(line(500).min(1)).max(30).default([]),
  tasks: z.array(PlanTask).min(1, "a plan needs a task").max(mostPlanTasks),
  checkpoints: z.array(PlanCheckpoint).max(50).default([]),
  abort_conditions: z.array(AbortCondition).max(20).default([]),
  validation_steps: z.array(line(500).min(1)).max(30).default([]),
  budget: Budget.default(noBudget),
  deadline_at: NewTask.shape.deadline_at,
  /** What the planner took for granted or left open. */
  notes: line(4_000).default(""),
});
export type OperationsPlan = z.infer<typeof OperationsPlan>;
