import type { Attempt } from "#server/domain/attempt.ts";
import type { Card } from "#server/domain/card.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import type {
  Attachment,
  Exclusion,
  Output,
  Task,
  TaskStatus,
  Verdict,
  VerdictLine,
} from "#server/domain/task.ts";

/** The parts of a match score, each 0 to 1. */
export type ScoreParts = Record<"skill" | "record" | "load" | "speed" | "cost" | "continuity", number>;
export type Candidate = {
  agentId: string;
  name: string;
  eligible: boolean;
  why: string;
  score: number;
  parts: ScoreParts;
};
export type ShownActivity = {
  id: string;
  type: string;
  body: string;
  action: string | null;
  parameter: string | null;
  result: string | null;
  ephemeral: boolean;
  at: Date | string;
};
export type ShownAttempt = Attempt & { agentName: string; activities: ShownActivity[] };
export type ShownArtifact = {
  id: string;
  name: string;
  version: number;
  mediaType: string;
  bytes: number;
  sha256: string;
  late: boolean;
  agentName: string | null;
  at: Date | string;
  url: string;
};
export type ShownReview = {
  id: string;
  by: string;
  reviewerName: string;
  verdict: string;
  lines: VerdictLine[];
  comment: string;
  at: Date | string;
};
export type ShownLateResult = {
  id: string;
  attemptNumber: number;
  agentName: string;
  kind: string;
  payload: unknown;
  at: Date | string;
  usedAt: Date | string | null;
};
export type ShownMessage = { id: string; authorName: string; body: string; at: Date | string };
export type TaskLink = { id: string; title: string; status: TaskStatus };
export type ShownDecision = {
  id: string;
  by: string;
  reason: string;
  chosen: string | null;
  candidates: Candidate[];
  at: Date | string;
};

/** Everything the task page shows, as `tasks.show` answers it. */
export type TaskPage = {
  card: Card;
  threadId: string;
  instructions: string;
  acceptance: string[];
  verdict: Verdict | null;
  outputs: Output[];
  attachments: (Attachment & { url: string })[];
  result: Task["result"];
  question: Task["question"];
  dependsOn: TaskLink[];
  dependents: TaskLink[];
  attempts: ShownAttempt[];
  decision: ShownDecision | null;
  reviews: ShownReview[];
  artifacts: ShownArtifact[];
  lateResults: ShownLateResult[];
  messages: ShownMessage[];
  events: ClawEvent[];
  excluded: (Exclusion & { name: string })[];
};
