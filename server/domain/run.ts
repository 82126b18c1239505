import { AppError } from "./errors.ts";
import type { ArtifactId, DecisionId, MemberId, RunId, WorkspaceId } from "./ids.ts";
import type { Budget, OperationsPlan } from "./plan.ts";
import type { RunSpend } from "./spend.ts";
import type { Attachment } from "./task.ts";

const runStatuses = [
  "planning",
  "proposed",
  "running",
  "paused",
  "consolidating",
  "in-review",
  "completed",
  "failed",
  "aborted",
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The transition table: from a status, the statuses a run may take next. */
export const runMoves: Record<RunStatus, readonly RunStatus[]> = {
  planning: ["proposed", "running", "failed", "aborted"],
  proposed: ["planning", "running", "aborted"],
  running: ["paused", "consolidating", "failed", "aborted"],
  paused: ["running", "failed", "aborted"],
  consolidating: ["running", "paused", "in-review", "completed", "failed", "aborted"],
  "in-review": ["running", "consolidating", "completed", "failed", "aborted"],
  completed: [],
  failed: ["planning", "running", "aborted"],
  aborted: [],
};
/** True for a run nothing more happens in by itself. */
export const isRunOver = (status: RunStatus): boolean =>
  status === "completed" || status === "failed" || status === "aborted";

/** A plan that waits for a person's yes. */
type Draft = {
  plan: OperationsPlan;
  version: number;
  by: string;
  words: string;
  decisionId: DecisionId | null;
  /** What the rules found wrong with it: it cannot be approved before they are mended. */
  problems: { path: string; message: string }[];
  at: string;
};
/** What the planner is asked; `number` counts the asks of this run, so that each is answered once. */
type PlanAsk = { words: string; by: MemberId; number: number; at: string };
export type HoldReason =
  | "person"
  | "budget"
  | "checkpoint"
  | "deadline"
  | "stuck"
  | "abort_condition"
  | "nobody";
/** Why a run stands still, and for whom it waits. */
export type Hold = {
  reason: HoldReason;
  words: string;
  by: string;
  at: string;
};
/** `review` tasks are not counted; `total` is what the plan in force asks for, split parts and all. */
export type RunCounts = { total: number; completed: number; failed: number; canceled: number };
export type RunResult = {
  title: string;
  summary: string;
  criteria: { criterion: string; met: boolean; evidence: string }[];
  uncertain: string[];
  reportId: ArtifactId;
  /** Counts the results of this run, from 1: one that was sent back is made anew. */
  round: number;
  /** The final artifacts of the run's tasks. */
  artifacts: { id: ArtifactId; name: string; taskId: string; mediaType: string; bytes: number }[];
  decisionId: DecisionId | null;
  verdict: { by: string; accepted: boolean; comment: string; at: string } | null;
};

/** One goal being carried out. */
export type Run = {
  id: RunId;
  workspaceId: WorkspaceId;
  title: string;
  goal: string;
  status: RunStatus;
  plan: OperationsPlan | null;
  planVersion: number;
  draft: Draft | null;
  ask: PlanAsk | null;
  files: Attachment[];
  playbook: { id: string; title: string; parameters: Record<string, string> } | null;
  /** Does a plan need a person's yes before it is in force? */
  approval: "ask" | "auto";
  /** How often a plan was asked for, and how many plans were written: numbers are never used twice. */
  asks: number;
  versions: number;
  budget: Budget;
  deadlineAt: Date | null;
  spend: RunSpend;
  counts: RunCounts;
  hold: Hold | null;
  /** Numbers of the plan's checkpoints that were reached, and when. */
  checkpoints: { index: number; at: string }[];
  result: RunResult | null;
  failure: { code: string; message: string } | null;
  createdById: MemberId;
  approvedById: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  updatedAt: Date;
};

/** Gives the run its next status; refused when the table has no such move. */
export function moveRun(run: Run, status: RunStatus, now: Date, change: Partial<Run> = {}): Run {
  if (!runMoves[run.status].includes(status))
    throw new AppError("conflict", `“${run.title}” is ${run.status} and cannot become ${status}.`, {
      run_status: run.status,
    });
  return {
    ...run,
    ...change,
    status,
    updatedAt: now,
    startedAt: run.startedAt ?? (status === "running" ? now : null),
    endedAt: isRunOver(status) ? now : null,
  };
}
