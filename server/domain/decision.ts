import type { DecisionId, RunId, TaskId, WorkspaceId } from "./ids.ts";
import type { DecisionKind } from "./proposals.ts";

/** A person's better choice in place of a decision, kept as an example for the next similar one. */
export type Overruling = { by: string; byName: string; words: string; choice: string; at: string };

/** A coordinator's choice with what it saw, among what it chose, why, and what it cost. */
export type Decision = {
  id: DecisionId;
  workspaceId: WorkspaceId;
  taskId: TaskId | null;
  runId: RunId | null;
  subjectId: string | null;
  kind: DecisionKind;
  /** `model`, `rules`, or who decided by hand. */
  by: string;
  inputs: unknown;
  candidates: unknown;
  chosen: string | null;
  reason: string;
  outcome: unknown;
  callId: string | null;
  promptVersion: string | null;
  model: string | null;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  costUsd: number;
  ms: number;
  overruled: Overruling | null;
  at: Date;
};

/** What a decision has when no model was asked and nothing more is known. */
export const blankDecision = {
  taskId: null,
  runId: null,
  subjectId: null,
  inputs: {},
  candidates: [],
  chosen: null,
  outcome: null,
  callId: null,
  promptVersion: null,
  model: null,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  ms: 0,
  overruled: null,
} as const;

/** What a call is for: a kind of decision, or vectors of texts for closeness. */
export type CallKind = DecisionKind | "embed";

/** One call to a model: reserved before it is made, answered when the server's usage is known, applied with its effect. */
export type ModelCall = {
  id: `mc_${string}`;
  workspaceId: WorkspaceId;
  runId: RunId | null;
  kind: CallKind;
  keys: string[];
  /** `lost`: its process died before the answer; what was reserved counts as spent, since it may have been. */
  status: "reserved" | "answered" | "applied" | "failed" | "lost";
  model: string;
  promptVersion: string;
  requestId: string;
  reservedUsd: number;
  reservedTokens: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  costUsd: number;
  ms: number;
  answer: unknown;
  error: string | null;
  startedAt: Date;
  endedAt: Date | null;
};
export const isCallOpen = (status: ModelCall["status"]): boolean =>
  status === "reserved" || status === "answered";

/** A message that waits for the coordinator. */
export type Inquiry = {
  id: string;
  workspaceId: WorkspaceId;
  threadId: string;
  authorId: string;
  authorName: string;
  role: string;
  body: string;
  /** Was the coordinator called by its name? Then it answers; else it may stay silent. */
  mentioned: boolean;
  status: "open" | "done";
  at: Date;
  doneAt: Date | null;
};

/** Who coordinates a workspace now, and what waits for the model. */
export type CoordinatorState = {
  mode: "rules" | "model" | "away";
  /** The model's name; null when none is set. */
  model: string | null;
  /** Why, in words: no model set, the breaker's reason, the budget. */
  words: string;
  since: string | null;
  waiting: { kind: DecisionKind; key: string; title: string; since: string }[];
  waitingCount: number;
};
export const rulesAtWork: CoordinatorState = {
  mode: "rules",
  model: null,
  words: "no model set",
  since: null,
  waiting: [],
  waitingCount: 0,
};
