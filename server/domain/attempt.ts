import type { Clocks } from "./clocks.ts";
import { cutText } from "./cut-text.ts";
import { AppError } from "./errors.ts";
import type { AgentId, AttemptId, TaskId, WorkspaceId } from "./ids.ts";

export const openAttempt = [
  "offered",
  "accepted",
  "working",
  "input_required",
  "submitted",
  "changes_requested",
] as const;
export const endedAttempt = [
  "completed",
  "rejected",
  "failed",
  "canceled",
  "unreachable",
  "lease_expired",
  "stalled",
  "superseded",
] as const;
export type AttemptStatus = (typeof openAttempt)[number] | (typeof endedAttempt)[number];

const released = ["failed", "canceled", "unreachable", "lease_expired", "stalled", "superseded"] as const;
/** The transition table of an attempt; the ends have no way out. */
export const attemptMoves: Record<AttemptStatus, readonly AttemptStatus[]> = {
  offered: ["accepted", "rejected", ...released],
  accepted: ["working", "input_required", "submitted", "completed", "rejected", ...released],
  working: ["input_required", "submitted", "completed", "rejected", ...released],
  input_required: ["working", "submitted", "completed", "rejected", ...released],
  submitted: ["completed", "changes_requested", ...released],
  changes_requested: ["working", "input_required", "submitted", "completed", "rejected", ...released],
  completed: [],
  rejected: [],
  failed: [],
  canceled: [],
  unreachable: [],
  lease_expired: [],
  stalled: [],
  superseded: [],
};

/** Why an attempt was ended by someone other than its agent: which clock, its setting, and the last evidence. */
export type AttemptEnd = {
  clock: "accept" | "lease" | "progress" | "delivery" | null;
  settingSeconds: number | null;
  message: string;
  evidence: string | null;
  evidenceAt: string | null;
  code?: string;
};
export type Usage = {
  input_tokens?: number | undefined;
  output_tokens?: number | undefined;
  cost_usd?: number | undefined;
};

/** One agent's lease on one task; `number` is the fencing token. */
export type Attempt = {
  id: AttemptId;
  workspaceId: WorkspaceId;
  taskId: TaskId;
  agentId: AgentId;
  number: number;
  status: AttemptStatus;
  clocks: Clocks;
  reason: string;
  decisionId: string | null;
  offeredAt: Date;
  deliveredAt: Date | null;
  acceptedAt: Date | null;
  acceptBy: Date;
  leaseUntil: Date;
  heardAt: Date | null;
  evidenceAt: Date;
  evidence: string | null;
  quietAt: Date | null;
  suspectAt: Date | null;
  percent: number | null;
  note: string | null;
  externalId: string | null;
  /** How often changes were requested. */
  changes: number;
  usage: Usage | null;
  summary: string | null;
  end: AttemptEnd | null;
  endedAt: Date | null;
};

type Offered = "id" | "workspaceId" | "taskId" | "agentId" | "number" | "clocks" | "reason" | "decisionId";

/** An attempt as it is offered: its clocks run from `now`, and nothing was heard of it yet. */
export function offeredAttempt(offer: Pick<Attempt, Offered>, now: Date): Attempt {
  const { accept_seconds, lease_seconds } = offer.clocks;
  return {
    ...offer,
    status: "offered",
    offeredAt: now,
    deliveredAt: null,
    acceptedAt: null,
    acceptBy: new Date(+now + accept_seconds * 1000),
    leaseUntil: new Date(+now + (accept_seconds + lease_seconds) * 1000),
    heardAt: null,
    evidenceAt: now,
    evidence: null,
    quietAt: null,
    suspectAt: null,
    percent: null,
    note: null,
    externalId: null,
    changes: 0,
    usage: null,
    summary: null,
    end: null,
    endedAt: null,
  };
}

/** What every event about an attempt says of it. */
export const factsOf = ({ id, number, agentId }: Attempt) => ({ attemptId: id, number, agentId });

export const isOpen = (status: AttemptStatus): boolean => (openAttempt as readonly string[]).includes(status);

/** Gives the attempt its next status; refused when the table has no such move. */
export function moveAttempt(
  attempt: Attempt,
  status: AttemptStatus,
  now: Date,
  change: Partial<Attempt> = {},
): Attempt {
  if (!attemptMoves[attempt.status].includes(status))
    throw new AppError(
      "conflict",
      `Attempt ${attempt.number} is ${attempt.status} and cannot become ${status}.`,
    );
  return { ...attempt, ...change, status, endedAt: isOpen(status) ? null : now };
}

/** Renews the lease: any report is a sign of life. */
export function heard(attempt: Attempt, now: Date): Attempt {
  return {
    ...attempt,
    heardAt: now,
    leaseUntil: new Date(+now + attempt.clocks.lease_seconds * 1000),
    quietAt: null,
  };
}

/** So much of its last evidence is kept with an attempt. */
export const evidenceLength = 200;

/** Counts new evidence (an activity, an artifact, a percent that moved): restarts the progress clock. */
export function proven(attempt: Attempt, now: Date, evidence: string): Attempt {
  return {
    ...heard(attempt, now),
    evidenceAt: now,
    evidence: cutText(evidence, evidenceLength),
    suspectAt: null,
  };
}

export type ClockVerdict =
  | { act: "none" }
  | { act: "quiet" | "suspect" }
  | {
      act: "release";
      status: "lease_expired" | "stalled";
      clock: "accept" | "lease" | "progress";
      settingSeconds: number;
    };

/** Judges an attempt by its own clocks, pure in (attempt, now); input-required and submitted work has none running. */
export function judge(attempt: Attempt, now: number): ClockVerdict {
  const { clocks } = attempt;
  switch (attempt.status) {
    case "offered":
      return now > +attempt.acceptBy
        ? { act: "release", status: "lease_expired", clock: "accept", settingSeconds: clocks.accept_seconds }
        : { act: "none" };
    case "accepted":
    case "working":
    case "changes_requested": {
      const silent = (now - +attempt.evidenceAt) / 1000;
      if (now > +attempt.leaseUntil)
        return {
          act: "release",
          status: "lease_expired",
          clock: "lease",
          settingSeconds: clocks.lease_seconds,
        };
      if (silent > clocks.stall_seconds)
        return { act: "release", status: "stalled", clock: "progress", settingSeconds: clocks.stall_seconds };
      if (silent > clocks.progress_seconds && !attempt.suspectAt) return { act: "suspect" };
      if (+attempt.leaseUntil - now < clocks.lease_seconds * 500 && !attempt.quietAt) return { act: "quiet" };
      return { act: "none" };
    }
    default:
      return { act: "none" };
  }
}
