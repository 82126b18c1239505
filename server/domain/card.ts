import type { Agent } from "./agent.ts";
import { type Attempt, type AttemptStatus, isOpen } from "./attempt.ts";
import type { Clocks } from "./clocks.ts";
import { type CoordinatorState, rulesAtWork } from "./decision.ts";
import type { Member } from "./member.ts";
import type { Run } from "./run.ts";
import { noSpend } from "./spend.ts";
import type { ArtifactRef, Priority, ReviewKind, Task, TaskStatus, Verdict } from "./task.ts";
import type { Workspace } from "./workspace.ts";

/** What a board shows of a task and its current attempt. Times are RFC 3339 strings. Flat, so that patches stay small. */
export type Card = {
  id: string;
  key: string | null;
  title: string;
  status: TaskStatus;
  priority: Priority;
  rank: number;
  skills: string[];
  tools: string[];
  dependsOn: string[];
  deadlineAt: string | null;
  review: ReviewKind;
  reviewOf: string | null;
  runId: string | null;
  parentId: string | null;
  acceptanceTotal: number;
  verdict: Pick<Verdict, "verdict" | "by"> | null;
  passed: number;
  artifacts: ArtifactRef[];
  gap: Task["gap"];
  question: string | null;
  failure: Task["failure"];
  costUsd: number;
  attemptNumber: number;
  attemptId: string | null;
  attemptStatus: AttemptStatus | null;
  agentId: string | null;
  clocks: Clocks | null;
  offeredAt: string | null;
  acceptBy: string | null;
  evidenceAt: string | null;
  evidence: string | null;
  percent: number | null;
  suspectAt: string | null;
  quietAt: string | null;
  /** Only while quiet: when the lease runs out unless the agent is heard. */
  leaseUntil: string | null;
  /** Since when it has this status. */
  since: string;
  createdAt: string;
  completedAt: string | null;
};

const iso = (date: Date | null): string | null => (date ? date.toISOString() : null);

/** Projects a task with its current attempt; an ended attempt is shown only once the task is submitted or done. */
export function cardOf(task: Task, current: Attempt | null): Card {
  const attempt = current && (isOpen(current.status) || current.status === "completed") ? current : null;
  return {
    id: task.id,
    key: task.key,
    title: task.title,
    status: task.status,
    priority: task.priority,
    rank: task.rank,
    skills: task.skills,
    tools: task.tools,
    dependsOn: task.dependsOn,
    deadlineAt: iso(task.deadlineAt),
    review: task.review,
    reviewOf: task.reviewOf,
    runId: task.runId,
    parentId: task.parentId,
    acceptanceTotal: task.acceptance.length,
    verdict: task.verdict && { verdict: task.verdict.verdict, by: task.verdict.by },
    passed:
      task.verdict?.lines.filter(
        (line) => line.passed && !line.unchecked && task.acceptance.includes(line.criterion),
      ).length ?? 0,
    artifacts: task.artifacts,
    gap: task.gap,
    question: task.question?.body ?? null,
    failure: task.failure,
    costUsd: task.costUsd,
    attemptNumber: task.attemptNumber,
    attemptId: attempt?.id ?? null,
    attemptStatus: attempt?.status ?? null,
    agentId: attempt?.agentId ?? null,
    clocks: attempt?.clocks ?? null,
    offeredAt: iso(attempt?.offeredAt ?? null),
    acceptBy: attempt?.status === "offered" ? iso(attempt.acceptBy) : null,
    evidenceAt: iso(attempt?.evidenceAt ?? null),
    evidence: attempt?.evidence ?? null,
    percent: attempt?.percent ?? null,
    suspectAt: iso(attempt?.suspectAt ?? null),
    quietAt: iso(attempt?.quietAt ?? null),
    leaseUntil: attempt?.quietAt ? iso(attempt.leaseUntil) : null,
    since: task.statusAt.toISOString(),
    createdAt: task.createdAt.toISOString(),
    completedAt: iso(task.completedAt),
  };
}

/** What a board shows of an agent. */
export type AgentCard = {
  id: string;
  memberId: string;
  name: string;
  framework: string;
  model: string | null;
  device: string | null;
  status: Agent["status"];
  presence: Agent["presence"];
  availability: Agent["availability"];
  mode: Agent["delivery"]["mode"];
  skills: { id: string; name: string }[];
  tools: string[];
  maxConcurrency: number;
  degradedAt: string | null;
  pausedAt: string | null;
  pausedBy: string | null;
  createdAt: string;
};

/** Projects an agent without any of its secrets. */
export function agentCardOf(agent: Agent): AgentCard {
  return {
    id: agent.id,
    memberId: agent.memberId,
    name: agent.name,
    framework: agent.framework,
    model: agent.model,
    device: agent.device,
    status: agent.status,
    presence: agent.presence,
    availability: agent.availability,
    mode: agent.delivery.mode,
    skills: agent.profile.skills.map(({ id, name }) => ({ id, name: name || id })),
    tools: agent.profile.tools,
    maxConcurrency: agent.profile.max_concurrency,
    degradedAt: iso(agent.degradedAt),
    pausedAt: iso(agent.pausedAt),
    pausedBy: agent.pausedBy,
    createdAt: agent.createdAt.toISOString(),
  };
}

export type MemberCard = Pick<Member, "id" | "kind" | "role" | "name"> & {
  agentId: string | null;
  removed: boolean;
};
/** Projects a member. */
export const memberCardOf = (member: Member): MemberCard => ({
  id: member.id,
  kind: member.kind,
  role: member.role,
  name: member.name,
  agentId: member.agentId,
  removed: member.removedAt !== null,
});

export type WorkspaceCard = {
  id: string;
  name: string;
  goal: string;
  rules: string;
  pausedAt: string | null;
  pausedBy: string | null;
  coordinator: CoordinatorState;
};
/** Projects a workspace. */
export const workspaceCardOf = (workspace: Workspace): WorkspaceCard => ({
  id: workspace.id,
  name: workspace.name,
  goal: workspace.goal,
  rules: workspace.rules,
  pausedAt: iso(workspace.pausedAt),
  pausedBy: workspace.pausedBy,
  coordinator: { ...rulesAtWork, ...workspace.coordinator },
});

/** What a board shows of a run. */
export type RunCard = {
  id: string;
  title: string;
  status: Run["status"];
  planVersion: number;
  draftVersion: number | null;
  asked: boolean;
  counts: Run["counts"];
  budget: Run["budget"];
  spend: Pick<Run["spend"], "usd" | "tokens" | "attempts">;
  hold: Run["hold"];
  checkpoints: number;
  deadlineAt: string | null;
  failure: Run["failure"];
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
};
/** Projects a run; money to the cent's hundredth, so that boards are not told of every token. */
export function runCardOf(run: Run): RunCard {
  const { usd, tokens, attempts } = { ...noSpend, ...run.spend };
  return {
    id: run.id,
    title: run.title,
    status: run.status,
    planVersion: run.planVersion,
    draftVersion: run.draft?.version ?? null,
    asked: run.ask !== null,
    counts: run.counts,
    budget: run.budget,
    spend: { usd: Math.round(usd * 10_000) / 10_000, tokens, attempts },
    hold: run.hold,
    checkpoints: run.checkpoints.length,
    deadlineAt: iso(run.deadlineAt),
    failure: run.failure,
    createdAt: run.createdAt.toISOString(),
    startedAt: iso(run.startedAt),
    endedAt: iso(run.endedAt),
  };
}

/** The fields of `after` that differ from `before`, or null when none does; the whole of it when there was no before. */
export function diff<T extends object>(before: T | null, after: T): Record<string, unknown> | null {
  if (before === after) return null;
  const patch: Record<string, unknown> = {};
  let changed = false;
  for (const [key, value] of Object.entries(after)) {
    const old: unknown = before ? Reflect.get(before, key) : undefined;
    if (
      old === value ||
      (old && value && typeof value === "object" && JSON.stringify(old) === JSON.stringify(value))
    )
      continue;
    patch[key] = value;
    changed = true;
  }
  return changed ? patch : null;
}
