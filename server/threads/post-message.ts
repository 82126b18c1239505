import { isOpen } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";

export type MessageInput = {
  threadId: string;
  taskId: string | null;
  authorId: string;
  authorName: string;
  body: string;
};
export type MessageAnswer = {
  message: { id: string; thread_id: string; author: string; body: string; at: string };
};

/** Says something in a thread. Agents named with @, and the one that holds the thread's task, are told. */
export function postMessage(
  work: Work,
  { threadId, taskId, authorId, authorName, body }: MessageInput,
): MessageAnswer {
  const id = work.id("ms");
  const heard = listeners(work, taskId, body).filter((agent) => agent.memberId !== authorId);
  const row = {
    workspaceId: work.workspace.id,
    threadId,
    authorId,
    body,
    mentions: heard.map((agent) => agent.id),
    links: [],
    decisionId: null,
    at: work.now,
  };
  work.put("message", { id, ...row });
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
  return { message: { id, thread_id: threadId, author: authorName, body, at: work.now.toISOString() } };
}

function listeners(work: Work, taskId: string | null, body: string) {
  const attemptId = taskId ? work.find("task", taskId)?.attemptId : null;
  const attempt = attemptId ? work.find("attempt", attemptId) : null;
  const holder = attempt && isOpen(attempt.status) ? attempt.agentId : null;
  const words = body.toLowerCase();
  return [...work.state.maps.agent.values()].filter(
    (agent) =>
      agent.status === "active" && (agent.id === holder || words.includes(`@${agent.name.toLowerCase()}`)),
  );
}
