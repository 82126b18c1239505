import { isOpen } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import { mainThreadId } from "#server/domain/ids.ts";
import { mentionsIn } from "#server/domain/mentions.ts";
import { skillsOfMessage } from "#server/domain/skills-of-message.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";
import { countAgents, mostAgentsInARow } from "./count-agents.ts";

export type MessageInput = {
  threadId: string;
  taskId: string | null;
  authorId: string;
  authorName: string;
  body: string;
  /** What an answer of the coordinator rests on. */
  links?: string[];
  decisionId?: string | null;
  /** Of the coordinator: whom it answers. */
  answers?: string;
};
export type MessageAnswer = {
  message: { id: string; thread_id: string; author: string; body: string; at: string };
};

/**
 * Says something in a thread. Agents named with @, and the one that holds the thread's task, are told; a message in the
 * main thread that calls no agent, or one that calls the coordinator by its name or a skill with /, waits for the
 * coordinator. Agents that answer each other without end are cut off until a person speaks, which is said once.
 */
export function postMessage(work: Work, input: MessageInput): MessageAnswer {
  const { threadId, taskId, authorId, authorName, body } = input;
  const id = work.id("ms");
  const { name: coordinator } = work.workspace.settings.coordinator;
  const active = [...work.state.maps.agent.values()].filter((agent) => agent.status === "active");
  const author = work.find("member", authorId);
  // The coordinator's words come from a model that read what others wrote: they call nobody but who is in the talk.
  const mine = author?.kind === "coordinator";
  const called = mentionsIn(body, [...active.map((agent) => agent.name), coordinator, "coordinator"]);
  const holder = holderOf(work, taskId);
  const { muted, first } = countAgents(work, threadId, authorId);
  const heard = active.filter(
    (agent) =>
      !muted &&
      (agent.id === holder || (mine ? agent.memberId === input.answers : called.has(agent.name))) &&
      agent.memberId !== authorId,
  );
  work.put("message", {
    id,
    workspaceId: work.workspace.id,
    threadId,
    authorId,
    body,
    mentions: heard.map((agent) => agent.id),
    links: input.links ?? [],
    decisionId: input.decisionId ?? null,
    at: work.now,
  });
  for (const agent of heard)
    sendEnvelope(work, agent, "message.posted", {
      thread: { id: threadId },
      message: { id, from: authorName, body: cutText(body, 8_000) },
    });
  work.emit(
    "message.posted",
    { taskId },
    { threadId, messageId: id, author: authorName, body: cutText(body, 400) },
  );
  // Who calls a skill asks for work to be done with it, and that is for the coordinator to give out.
  const skill = author?.kind === "human" && skillsOfMessage(body, active).length > 0;
  const named = called.has(coordinator) || called.has("coordinator") || (skill && !heard.length);
  const calledAgent = active.some((agent) => called.has(agent.name));
  if (!muted) askCoordinator(work, { ...input, id, named, calledAgent });
  if (first) sayMuted(work, input);
  return { message: { id, thread_id: threadId, author: authorName, body, at: work.now.toISOString() } };
}

function sayMuted(work: Work, { threadId, taskId }: MessageInput): void {
  const coordinator = [...work.state.maps.member.values()].find((member) => member.kind === "coordinator");
  if (!coordinator) return;
  postMessage(work, {
    threadId,
    taskId,
    authorId: coordinator.id,
    authorName: coordinator.name,
    body: `${mostAgentsInARow} messages of agents came in a row, and no person spoke. What agents say here now is kept, but told to nobody, until a person says something.`,
  });
}

type Asked = MessageInput & { id: string; named: boolean; calledAgent: boolean };

/** Leaves a message for the coordinator where it may have to answer. An agent must name it, and has one question open at a time. */
function askCoordinator(
  work: Work,
  { id, threadId, authorId, authorName, body, named, calledAgent }: Asked,
): void {
  const author = work.find("member", authorId);
  const { talks } = work.workspace.settings.coordinator;
  if (!author || author.kind === "coordinator" || talks === "never") return;
  const inMain = threadId === mainThreadId(work.workspace.id);
  const meant = inMain && author.kind === "human" && talks === "always" && !calledAgent;
  if (!named && !meant) return;
  const open = [...work.state.maps.inquiry.values()].filter(
    (one) => one.status === "open" && one.authorId === authorId,
  );
  if (author.kind === "agent" && open.length > 0) return;
  work.put("inquiry", {
    id,
    workspaceId: work.workspace.id,
    threadId,
    authorId,
    authorName,
    role: author.role,
    body,
    mentioned: named,
    status: "open",
    at: work.now,
    doneAt: null,
  });
}

function holderOf(work: Work, taskId: string | null): string | null {
  const attemptId = taskId ? work.find("task", taskId)?.attemptId : null;
  const attempt = attemptId ? work.find("attempt", attemptId) : null;
  return attempt && isOpen(attempt.status) ? attempt.agentId : null;
}
