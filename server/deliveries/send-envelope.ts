import type { Agent } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import type { EnvelopeData, EnvelopeType } from "#server/domain/envelope.ts";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { fitEnvelope } from "./fit-envelope.ts";

type Body<T extends EnvelopeType> = Omit<EnvelopeData<T>, "workspace" | "agent">;
export type EnvelopeAbout = { taskId?: string; attemptId?: string };

/** Addresses one envelope to one agent; it leaves after the commit, and again until it arrives or is given up. */
export function sendEnvelope<T extends Exclude<EnvelopeType, "task.assigned" | "task.edited">>(
  work: Work,
  agent: Agent,
  type: T,
  body: Body<T>,
  about: EnvelopeAbout = {},
): string {
  const { id, name } = work.workspace;
  return pend(
    work,
    agent,
    type,
    about,
    fitEnvelope({ workspace: { id, name }, agent: { id: agent.id }, ...body }),
  );
}

/** Addresses an assignment; it is not stored, but put together from its task and its attempt whenever it leaves. */
export const sendAssignment = (work: Work, agent: Agent, about: Required<EnvelopeAbout>): string =>
  pend(work, agent, "task.assigned", about, {});

/** Addresses word of an edit to who holds the task; the task is put in as it is when the envelope leaves. */
export function sendEdit(
  work: Work,
  agent: Agent,
  edit: Pick<EnvelopeData<"task.edited">, "by" | "changes">,
  about: Required<EnvelopeAbout>,
): void {
  pend(work, agent, "task.edited", about, edit);
}

function pend(work: Work, agent: Agent, type: EnvelopeType, about: EnvelopeAbout, data: object): string {
  const deliveryId = work.id("dl");
  work.put("delivery", {
    id: deliveryId,
    workspaceId: work.workspace.id,
    agentId: agent.id,
    attemptId: about.attemptId ?? null,
    taskId: about.taskId ?? null,
    type,
    data,
    status: "pending",
    tries: 0,
    nextAt: work.now,
    lastError: null,
    createdAt: work.now,
    settledAt: null,
  });
  return deliveryId;
}

/** The part of an envelope that names a task and an attempt. */
export const aboutAttempt = (task: Task, attempt: Attempt) => ({
  task: { id: task.id, title: task.title },
  attempt: { id: attempt.id, number: attempt.number },
});

/** Withdraws what still waits to be sent for an attempt. */
export function withdrawEnvelopes(work: Work, agentId: string, attemptId: string): void {
  for (const id of [...(work.state.pendingByAgent.get(agentId) ?? [])]) {
    const delivery = work.get("delivery", id);
    if (delivery.attemptId === attemptId)
      work.put("delivery", { ...delivery, status: "superseded", settledAt: work.now });
  }
}
