import { z } from "zod";

const s = z.string();
const workspace = z.object({ id: s, name: s });
const agent = z.object({ id: s });
const task = z.object({ id: s, title: s });
const attempt = z.object({ id: s, number: z.number() });
const wholeTask = task.extend({
  instructions: s,
  acceptance: z.array(s),
  skills: z.array(s),
  tools: z.array(s),
  context_url: s,
  thread_id: s,
  attachments: z.array(z.object({ name: s, url: s, sha256: s, media_type: s, bytes: z.number() })),
  priority: z.enum(["urgent", "high", "normal", "low"]),
  deadline_at: s.nullable(),
});

/** What the workspace sends to agents (agent protocol, section 2): `{type, timestamp, data}`, under 20 kB. */
export const envelopeData = {
  "agent.ping": z.object({ workspace, agent, nonce: s }),
  "task.assigned": z.object({
    workspace,
    agent,
    task: wholeTask,
    attempt: attempt.extend({
      reason: s,
      accept_by: s,
      lease_seconds: z.number(),
      progress_seconds: z.number(),
    }),
    report_url: s,
  }),
  "task.edited": z.object({
    workspace,
    agent,
    task: wholeTask,
    attempt,
    by: s,
    changes: z.array(z.object({ field: s, words: s })),
    report_url: s,
  }),
  "task.message": z.object({ workspace, agent, task, attempt, message: z.object({ from: s, body: s }) }),
  "task.changes_requested": z.object({
    workspace,
    agent,
    task,
    attempt,
    comment: s,
    lines: z.array(z.object({ criterion: s, passed: z.boolean(), evidence: s })),
    report_url: s,
  }),
  "task.canceled": z.object({ workspace, agent, task, attempt, reason: s }),
  "task.superseded": z.object({ workspace, agent, task, attempt, reason: s }),
  "agent.paused": z.object({ workspace, agent, reason: s }),
  "agent.resumed": z.object({ workspace, agent }),
  "message.posted": z.object({
    workspace,
    agent,
    thread: z.object({ id: s }),
    message: z.object({ id: s, from: s, body: s }),
  }),
} as const;
export type EnvelopeType = keyof typeof envelopeData;
export type EnvelopeData<T extends EnvelopeType> = z.infer<(typeof envelopeData)[T]>;

/** Envelopes that must arrive or the work goes to someone else. */
export const isWork = (type: string): boolean =>
  type === "task.assigned" || type === "task.changes_requested";

/** Seconds after the first try at which each try of a delivery is made; after the last one it is given up. */
export const deliverySchedule = [0, 5, 20, 60] as const;

/** One envelope on its way to one agent; `id` is the webhook-id, the same over all tries. */
export type Delivery = {
  id: string;
  workspaceId: string;
  agentId: string;
  attemptId: string | null;
  taskId: string | null;
  type: EnvelopeType;
  data: unknown;
  status: "pending" | "delivered" | "dead" | "superseded";
  tries: number;
  nextAt: Date;
  lastError: string | null;
  createdAt: Date;
  settledAt: Date | null;
};
