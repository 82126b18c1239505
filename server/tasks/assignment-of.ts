import type { Attempt } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import type { EnvelopeData } from "#server/domain/envelope.ts";
import type { Task } from "#server/domain/task.ts";

/** Longer texts (in UTF-8 bytes) are cut in the envelope, which stays under 20 kB, and read whole at `context_url`. */
const longest = 8_000;
function cut(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= most
    ? text
    : `${new TextDecoder().decode(bytes.subarray(0, most))}…\n(cut: the whole text is at context_url)`;
}

/** What the envelopes `task.assigned` and `task.edited` say of a task as it is now. */
export function wholeTaskOf(api: string, task: Task): EnvelopeData<"task.edited">["task"] {
  return {
    id: task.id,
    title: task.title,
    instructions: cut(task.instructions, longest),
    acceptance: task.acceptance.slice(0, 20).map((line) => cut(line, 200)),
    skills: task.skills,
    tools: task.tools,
    context_url: `${api}/tasks/${task.id}/context`,
    thread_id: task.threadId,
    attachments: task.attachments.slice(0, 10).map((file) => ({
      name: file.name,
      url: `${api}/files/${file.fileId}/content`,
      sha256: file.sha256,
      media_type: file.mediaType,
      bytes: file.bytes,
    })),
    priority: task.priority,
    deadline_at: task.deadlineAt?.toISOString() ?? null,
  };
}

/** The body of a `task.assigned` envelope (agent protocol, section 2). */
export function assignmentOf(
  baseUrl: string,
  task: Task,
  attempt: Attempt,
): Omit<EnvelopeData<"task.assigned">, "workspace" | "agent"> {
  const api = `${baseUrl}/api/agent/v1`;
  return {
    task: wholeTaskOf(api, task),
    attempt: {
      id: attempt.id,
      number: attempt.number,
      reason: cutText(attempt.reason, 500),
      // As it was offered: the same envelope must say the same whenever it is sent again.
      accept_by: new Date(+attempt.offeredAt + attempt.clocks.accept_seconds * 1000).toISOString(),
      lease_seconds: attempt.clocks.lease_seconds,
      progress_seconds: attempt.clocks.progress_seconds,
    },
    report_url: `${api}/attempts/${attempt.id}`,
  };
}
