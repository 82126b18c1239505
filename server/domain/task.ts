import { z } from "zod";
import { ClockOverrides } from "./clocks.ts";
import { AppError, fieldError } from "./errors.ts";
import type {
  AgentId,
  ArtifactId,
  AttemptId,
  MemberId,
  RunId,
  TaskId,
  ThreadId,
  WorkspaceId,
} from "./ids.ts";

export const taskStatuses = [
  "waiting",
  "ready",
  "assigned",
  "working",
  "input-required",
  "in-review",
  "completed",
  "failed",
  "canceled",
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** The transition table: from a status, the statuses a task may take next. It is the documentation. */
export const taskMoves: Record<TaskStatus, readonly TaskStatus[]> = {
  waiting: ["ready", "canceled"],
  ready: ["waiting", "assigned", "in-review", "completed", "failed", "canceled"],
  assigned: ["ready", "working", "in-review", "completed", "failed", "canceled"],
  working: ["ready", "input-required", "in-review", "completed", "failed", "canceled"],
  "input-required": ["working", "ready", "in-review", "completed", "failed", "canceled"],
  "in-review": ["working", "ready", "completed", "failed", "canceled"],
  completed: [],
  failed: ["ready", "waiting", "in-review", "completed", "canceled"],
  canceled: [],
};
export const isFinal = (status: TaskStatus): boolean =>
  status === "completed" || status === "failed" || status === "canceled";

export const priorities = ["urgent", "high", "normal", "low"] as const;
export type Priority = (typeof priorities)[number];
export const reviewKinds = ["none", "checks", "model", "peer", "person"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const Output = z.object({
  name: z.string().min(1).max(200),
  media_type: z.string().max(100).optional(),
});
export type Output = z.infer<typeof Output>;
export type Attachment = { fileId: string; name: string; sha256: string; mediaType: string; bytes: number };
export type ArtifactRef = {
  id: ArtifactId;
  name: string;
  version: number;
  mediaType: string;
  bytes: number;
  attemptNumber: number;
};
type Exclusion = { agentId: AgentId; reason: string; until: string | null };
/** One line of a verdict; `unchecked` says that nobody but its author vouches for it. */
export type VerdictLine = { criterion: string; passed: boolean; evidence: string; unchecked?: boolean };
/** What happened to the acceptance criteria so far, and by whom. */
export type Verdict = {
  verdict: "accepted" | "changes_requested" | "rejected";
  by: "checks" | "model" | "agent" | "person";
  lines: VerdictLine[];
  comment: string;
};
export type Claim = { name: string; passed: boolean; evidence: string };

/** How far up the ladder of recovery a task is, and what was tried on each rung. */
export type Recovery = {
  /** True when nothing more is decided by itself: a person was asked, or it was given up. */
  closed: boolean;
  /** Times the coordinator or a person decided on it. */
  tries: number;
  steps: { action: string; reason: string; decisionId: string | null; at: string }[];
  /** Results of earlier attempts in short, to notice that the same comes again and again. */
  marks: string[];
};

/** A unit of work. The upper half is what people wrote, the lower half what became of it. */
export type Task = {
  id: TaskId;
  workspaceId: WorkspaceId;
  key: string | null;
  title: string;
  instructions: string;
  acceptance: string[];
  skills: string[];
  tools: string[];
  outputs: Output[];
  attachments: Attachment[];
  review: ReviewKind;
  priority: Priority;
  rank: number;
  deadlineAt: Date | null;
  dependsOn: TaskId[];
  clocks: ClockOverrides;
  maxAttempts: number;
  reviewOf: TaskId | null;
  runId: RunId | null;
  /** The task it was split from; `depth` counts the splits above it. */
  parentId: TaskId | null;
  depth: number;
  recovery: Recovery | null;
  threadId: ThreadId;
  createdById: MemberId;
  createdAt: Date;
  status: TaskStatus;
  /** Since when it has this status. */
  statusAt: Date;
  /** Number of the last attempt: the fencing token. */
  attemptNumber: number;
  attemptId: AttemptId | null;
  /** Attempts that counted against `maxAttempts`: a refusal for being busy does not. */
  strikes: number;
  excluded: Exclusion[];
  /** Why nobody can do it now, in words a person can act on. */
  gap: { reason: string; missing: string[] } | null;
  question: { activityId: string; body: string; at: string } | null;
  artifacts: ArtifactRef[];
  verdict: Verdict | null;
  result: { summary: string; claims: Claim[]; late?: boolean } | null;
  failure: { code: string; message: string } | null;
  costUsd: number;
  tokens: number;
  readyAt: Date | null;
  completedAt: Date | null;
  updatedAt: Date;
};

/** The lower half of a task to which nothing has happened yet. */
export const untouched = {
  attemptNumber: 0,
  attemptId: null,
  strikes: 0,
  excluded: [],
  gap: null,
  question: null,
  artifacts: [],
  verdict: null,
  result: null,
  failure: null,
  recovery: null,
  costUsd: 0,
  tokens: 0,
  completedAt: null,
} satisfies Partial<Task>;

/** Gives the task its next status; refused when the table has no such move. */
export function moveTask(task: Task, status: TaskStatus, now: Date, change: Partial<Task> = {}): Task {
  if (!taskMoves[task.status].includes(status))
    throw new AppError("conflict", `“${task.title}” is ${task.status} and cannot become ${status}.`, {
      task_status: task.status,
    });
  return { ...task, ...change, status, statusAt: now, updatedAt: now };
}

const text = (max: number) => z.string().trim().max(max);
const word = z.string().trim().min(1).max(64);
/** A moment as a text people and programs write, of the years 1970 to 9999; numbers and booleans are none. */
const moment = z
  .union([z.date(), z.string().max(64)])
  .pipe(z.coerce.date())
  .refine((at) => +at >= 0 && at.getUTCFullYear() <= 9_999, "a date like 2030-01-31T12:00:00Z");
/** One task as people, playbooks and the CLI write it. `depends_on` names keys of the same batch or ids of existing tasks. */
export const NewTask = z.object({
  key: word.optional(),
  title: text(200).min(1, "a task needs a title"),
  instructions: text(50_000).default(""),
  acceptance: z.array(text(1_000).min(1)).max(50).default([]),
  skills: z.array(word).max(20).default([]),
  tools: z.array(word).max(20).default([]),
  outputs: z.array(Output).max(20).default([]),
  review: z.enum(reviewKinds).optional(),
  depends_on: z.array(word).max(200).default([]),
  priority: z.enum(priorities).default("normal"),
  deadline_at: moment.nullish(),
  clocks: ClockOverrides.default({}),
  attachments: z
    .array(z.object({ upload_id: z.string() }))
    .max(50)
    .default([]),
});
export type NewTask = z.infer<typeof NewTask>;

/** Without a word on review: machine checks when there is something to check, else none. */
export function defaultReview(task: Pick<NewTask, "review" | "acceptance" | "outputs">): ReviewKind {
  return task.review ?? (task.acceptance.length > 0 || task.outputs.length > 0 ? "checks" : "none");
}

/** Orders a batch so that every task comes after what it depends on; a cycle or an unknown key is refused by name. */
export function sortBatch(tasks: readonly NewTask[], known: (id: string) => boolean): number[] {
  const index = new Map<string, number>();
  tasks.forEach((task, i) => {
    if (task.key === undefined) return;
    if (index.has(task.key)) throw fieldError(`tasks[${i}].key`, `“${task.key}” is used twice in this batch`);
    index.set(task.key, i);
  });
  const order: number[] = [];
  const state = new Uint8Array(tasks.length);
  const visit = (i: number, path: readonly string[]): void => {
    const task = tasks[i];
    if (!task || state[i] === 2) return;
    const name = task.key ?? task.title;
    if (state[i] === 1)
      throw fieldError(
        `tasks[${i}].depends_on`,
        `the dependencies form a circle: ${[...path.slice(path.lastIndexOf(name)), name].join(" → ")}`,
      );
    state[i] = 1;
    for (const dependency of task.depends_on) {
      const next = index.get(dependency);
      if (next !== undefined) visit(next, [...path, name]);
      else if (!known(dependency))
        throw fieldError(`tasks[${i}].depends_on`, `no task “${dependency}” in this batch or workspace`);
    }
    state[i] = 2;
    order.push(i);
  };
  for (const i of tasks.keys()) visit(i, []);
  return order;
}
