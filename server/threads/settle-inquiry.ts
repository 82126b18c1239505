import type { Work } from "#server/queue/work.ts";
import { postMessage } from "./post-message.ts";

export type SettleInput = {
  inquiryId: string;
  /** What the coordinator says; nothing when it stays silent. */
  reply: string;
  links: string[];
  decisionId: string | null;
};

/** Ends a message's wait for the coordinator, with its answer in the same thread or in silence. Ending it twice changes nothing. */
export function settleInquiry(
  work: Work,
  { inquiryId, reply, links, decisionId }: SettleInput,
): { settled: boolean } {
  const inquiry = work.find("inquiry", inquiryId);
  if (inquiry?.status !== "open") return { settled: false };
  work.put("inquiry", { ...inquiry, status: "done", doneAt: work.now });
  if (reply.trim() === "") return { settled: true };
  const coordinator = [...work.state.maps.member.values()].find((member) => member.kind === "coordinator");
  const thread = work.find("thread", inquiry.threadId);
  postMessage(work, {
    threadId: inquiry.threadId,
    taskId: thread?.taskId ?? null,
    authorId: coordinator?.id ?? "coordinator",
    authorName: coordinator?.name ?? "Coordinator",
    body: reply,
    links,
    decisionId,
    answers: inquiry.authorId,
  });
  return { settled: true };
}
