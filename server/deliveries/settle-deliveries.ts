import { isOpen } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import type { Delivery } from "#server/domain/envelope.ts";
import { deliverySchedule, isWork } from "#server/domain/envelope.ts";
import type { Work } from "#server/queue/work.ts";
import { seeAgent } from "../agents/see-agent.ts";
import { releaseAttempt, unreached } from "../attempts/release-attempt.ts";

export type Outcome =
  | { deliveryId: string; ok: true }
  | { deliveryId: string; ok: false; error: string; retryAfterSeconds?: number; gone?: boolean };

/**
 * Writes what became of deliveries: arrived, to be tried again by the schedule, or given up; work that could
 * not be delivered frees its task as `unreachable`. A busy answer (`retryAfterSeconds`) is no fault and costs no try.
 */
export function settleDeliveries(work: Work, outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes) {
    const delivery = work.find("delivery", outcome.deliveryId);
    if (delivery?.status !== "pending") continue;
    if (outcome.ok) arrived(work, delivery);
    else missed(work, delivery, outcome);
  }
}

function arrived(work: Work, delivery: Delivery): void {
  // What was said is in the task and its attempt: a delivered envelope's copy of it is not kept.
  const settled = { ...delivery, data: {}, tries: delivery.tries + 1, settledAt: work.now };
  work.put("delivery", { ...settled, status: "delivered" });
  seeAgent(work, delivery.agentId);
  const attempt = delivery.attemptId ? work.find("attempt", delivery.attemptId) : null;
  if (attempt && isOpen(attempt.status) && !attempt.deliveredAt)
    work.touch("attempt", { ...attempt, deliveredAt: work.now });
}

function missed(work: Work, delivery: Delivery, outcome: Extract<Outcome, { ok: false }>): void {
  const lastError = cutText(outcome.error, 500);
  if (outcome.retryAfterSeconds !== undefined) {
    work.put("delivery", { ...delivery, lastError, nextAt: work.after(outcome.retryAfterSeconds) });
    return;
  }
  const tries = delivery.tries + 1;
  const due = deliverySchedule[tries];
  if (due !== undefined && !outcome.gone) {
    const wait = due - (deliverySchedule[tries - 1] ?? 0);
    work.put("delivery", { ...delivery, tries, lastError, nextAt: work.after(wait) });
    return;
  }
  work.put("delivery", { ...delivery, tries, lastError, status: "dead", settledAt: work.now });
  work.emit(
    "delivery.failed",
    { taskId: delivery.taskId, agentId: delivery.agentId },
    { deliveryId: delivery.id, type: delivery.type, error: lastError, tries },
  );
  const agent = work.get("agent", delivery.agentId);
  if (outcome.gone && agent.presence === "online") {
    work.put("agent", { ...agent, presence: "offline" });
    work.emit(
      "agent.went_offline",
      { agentId: agent.id },
      { name: agent.name, reason: "its address answers that it is gone (410)" },
    );
  }
  const attempt = delivery.attemptId ? work.find("attempt", delivery.attemptId) : null;
  if (!attempt || !isOpen(attempt.status) || !isWork(delivery.type)) return;
  releaseAttempt(work, work.task(attempt.taskId), attempt, {
    status: "unreachable",
    message: `could not be delivered in ${tries} tries: ${lastError}`,
    clock: "delivery",
    exclude: unreached,
  });
}
