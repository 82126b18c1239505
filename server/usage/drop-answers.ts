import type { Work } from "#server/queue/work.ts";

/** Closes answers that were booked and can be of no use: the rules refused them, or they came to nothing. */
export function dropAnswers(
  work: Work,
  { callIds, error }: { callIds: readonly string[]; error: string },
): void {
  for (const id of callIds) {
    const call = work.find("model_call", id);
    if (call?.status === "answered")
      work.put("model_call", { ...call, status: "failed", answer: null, error });
  }
}
