import { z } from "zod";

const s = z.string();
const n = z.number();
const attempt = { attemptId: s, number: n, agentId: s };
const none = z.object({});

/**
 * Every event type with the facts it carries: the contract of log, sockets and agents.
 * Names are facts in the past tense, `noun.verb_ed`.
 */
export const eventData = {
  "workspace.created": z.object({ name: s, goal: s }),
  "workspace.edited": z.object({ fields: z.array(s) }),
  "workspace.paused": z.object({ reason: s }),
  "workspace.resumed": none,
  "coordinator.took_over": z.object({ openAttempts: n }),
  "member.joined": z.object({ memberId: s, name: s, kind: s, role: s }),
  "member.edited": z.object({ memberId: s, name: s, role: s }),
  "member.removed": z.object({ memberId: s, name: s }),
  "invite.created": z.object({ inviteId: s, kind: s, role: s, expiresAt: s, uses: n }),
  "registration_token.created": z.object({ tokenId: s, uses: n, expiresAt: s }),
  "agent.joined": z.object({
    name: s,
    framework: s,
    skills: z.array(s),
    via: z.enum(["invite", "token"]),
    inviteId: s,
  }),
  "agent.approved": z.object({ name: s }),
  "agent.refused": z.object({ name: s }),
  "agent.claimed": z.object({ name: s }),
  "agent.activated": z.object({ name: s }),
  "agent.edited": z.object({ name: s, fields: z.array(s) }),
  "agent.keys_rotated": z.object({ name: s }),
  "agent.paused": z.object({ name: s }),
  "agent.resumed": z.object({ name: s }),
  "agent.revoked": z.object({ name: s }),
  "agent.came_online": z.object({ name: s }),
  "agent.went_offline": z.object({ name: s, reason: s }),
  "agent.degraded": z.object({ name: s, stalls: n }),
  "agent.recovered": z.object({ name: s }),
  "agent.record_reset": z.object({ name: s, skills: z.array(s), whole: z.boolean() }),
  "task.created": z.object({ title: s }),
  "task.edited": z.object({ fields: z.array(s) }),
  "task.moved": z.object({ priority: s, rank: n }),
  "task.readied": z.object({ reason: s }),
  "task.unmatched": z.object({ reason: s, missing: z.array(s) }),
  "task.assigned": z.object({ ...attempt, reason: s, decisionId: s }),
  "task.accepted": z.object(attempt),
  "task.released": z.object({
    ...attempt,
    status: s,
    clock: s.nullable(),
    settingSeconds: n.nullable(),
    message: s,
    evidence: s.nullable(),
    evidenceAt: s.nullable(),
  }),
  "task.asked": z.object({ ...attempt, question: s }),
  "task.answered": z.object({ answer: s }),
  "task.submitted": z.object({ ...attempt, summary: s, artifacts: z.array(s) }),
  "task.reviewed": z.object({ by: s, verdict: s, comment: s, passed: n, total: n }),
  "task.completed": z.object({ summary: s, agentId: s.nullable() }),
  "task.failed": z.object({ code: s, message: s }),
  "task.canceled": z.object({ reason: s }),
  "task.retried": z.object({ reason: s }),
  "attempt.progressed": z.object({ ...attempt, percent: n.nullable(), note: s.nullable() }),
  "attempt.went_quiet": z.object({ ...attempt, leaseUntil: s }),
  "attempt.came_back": z.object(attempt),
  "attempt.suspected": z.object({ ...attempt, silentSeconds: n, stallSeconds: n }),
  "activity.posted": z.object({ ...attempt, activityId: s, type: s, body: s, ephemeral: z.boolean() }),
  "artifact.added": z.object({
    ...attempt,
    artifactId: s,
    name: s,
    version: n,
    bytes: n,
    conflict: z.boolean(),
  }),
  "late_result.kept": z.object({ ...attempt, kind: s, lateId: s }),
  "late_result.used": z.object({ ...attempt, lateId: s }),
  "message.posted": z.object({ threadId: s, messageId: s, author: s, body: s }),
  "delivery.failed": z.object({ deliveryId: s, type: s, error: s, tries: n }),
} as const;

export type EventType = keyof typeof eventData;
export type EventData<T extends EventType> = z.infer<(typeof eventData)[T]>;
