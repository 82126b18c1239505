import type { Agent } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import type { Decision, Inquiry, ModelCall } from "#server/domain/decision.ts";
import type { Delivery } from "#server/domain/envelope.ts";
import type { Member, MemberKind } from "#server/domain/member.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Role } from "#server/domain/policy.ts";
import type { Run } from "#server/domain/run.ts";
import type { Task } from "#server/domain/task.ts";
import type { Workspace } from "#server/domain/workspace.ts";

type Row = { id: string; workspaceId: string };
type Invite = Row & {
  kind: MemberKind;
  role: Role;
  codeHash: string;
  createdById: string;
  usesLeft: number;
  expiresAt: Date;
  revokedAt: Date | null;
  createdAt: Date;
};
type RegistrationToken = Row & {
  tokenHash: string;
  createdById: string;
  uses: number;
  usesLeft: number;
  expiresAt: Date;
  revokedAt: Date | null;
  createdAt: Date;
};
export type LateResult = Row & {
  taskId: string;
  attemptId: string;
  agentId: string;
  kind: "submit" | "artifact";
  payload: { summary?: string; artifacts?: string[]; artifactId?: string; checks?: unknown[] };
  at: Date;
  usedAt: Date | null;
};
type Activity = Row & {
  taskId: string;
  attemptId: string;
  type: string;
  body: string;
  action: string | null;
  parameter: string | null;
  result: string | null;
  ephemeral: boolean;
  at: Date;
};
type Artifact = Row & {
  /** Of a task, or of a run: its result. */
  taskId: string | null;
  runId: string | null;
  attemptId: string | null;
  agentId: string | null;
  name: string;
  version: number;
  baseVersion: number | null;
  sha256: string;
  bytes: number;
  mediaType: string;
  url: string | null;
  late: boolean;
  at: Date;
};
type File = Row & {
  name: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  createdById: string;
  at: Date;
};
type Review = Row & {
  taskId: string;
  attemptId: string;
  by: string;
  reviewerId: string;
  verdict: string;
  lines: unknown;
  comment: string;
  at: Date;
};
type PlanVersion = Row & {
  runId: string;
  version: number;
  plan: OperationsPlan;
  by: string;
  words: string;
  decisionId: string | null;
  approvedAt: Date | null;
  at: Date;
};
type Playbook = Row & {
  title: string;
  goal: string;
  text: string;
  createdById: string;
  createdAt: Date;
  removedAt: Date | null;
};
type ModelSetting = Row & {
  enabled: boolean;
  settings: unknown;
  keySealed: string | null;
  keyHint: string | null;
  updatedById: string;
  updatedAt: Date;
};
type Thread = Row & { taskId: string | null; title: string; agentsInARow: number; createdAt: Date };
type Message = Row & {
  threadId: string;
  authorId: string;
  body: string;
  mentions: string[];
  links: string[];
  decisionId: string | null;
  at: Date;
};
type IdempotencyKey = Row & { bodyHash: string; answer: unknown; at: Date };

/** Every row a workspace's queue writes, by table name. */
export type Rows = {
  workspace: Workspace;
  member: Member;
  agent: Agent;
  task: Task;
  attempt: Attempt;
  delivery: Delivery;
  invite: Invite;
  registration_token: RegistrationToken;
  late_result: LateResult;
  thread: Thread;
  artifact: Artifact;
  file: File;
  idempotency_key: IdempotencyKey;
  activity: Activity;
  review: Review;
  decision: Decision;
  message: Message;
  run: Run;
  plan_version: PlanVersion;
  playbook: Playbook;
  model_call: ModelCall;
  model_setting: ModelSetting;
  inquiry: Inquiry;
};
export type Table = keyof Rows;

/**
 * Columns that change often. A row that differs only in these is updated alone, so that
 * the long texts people wrote are neither sent nor rewritten with every report.
 */
export const hotColumns: { readonly [T in Table]?: readonly (keyof Rows[T])[] } = {
  task: [
    "status",
    "statusAt",
    "attemptNumber",
    "attemptId",
    "strikes",
    "excluded",
    "gap",
    "question",
    "artifacts",
    "verdict",
    "result",
    "failure",
    "costUsd",
    "tokens",
    "readyAt",
    "completedAt",
    "updatedAt",
    "recovery",
    "rank",
    "priority",
  ],
  attempt: [
    "status",
    "deliveredAt",
    "acceptedAt",
    "acceptBy",
    "leaseUntil",
    "heardAt",
    "evidenceAt",
    "evidence",
    "quietAt",
    "suspectAt",
    "percent",
    "note",
    "externalId",
    "changes",
    "usage",
    "summary",
    "end",
    "endedAt",
  ],
  agent: [
    "presence",
    "availability",
    "record",
    "stalls",
    "degradedAt",
    "lastSeenAt",
    "nonceHash",
    "nonceUntil",
    "status",
  ],
  delivery: ["status", "tries", "nextAt", "lastError", "settledAt", "data"],
  run: ["status", "spend", "counts", "hold", "checkpoints", "updatedAt", "startedAt", "endedAt"],
};

/** Tables whose rows go to the database and out of memory; who asks for one again loads it. */
export const passing: ReadonlySet<Table> = new Set([
  "activity",
  "review",
  "decision",
  "message",
  "file",
  "thread",
  "artifact",
  "late_result",
  "plan_version",
  "playbook",
]);
