import type { Work } from "#server/queue/work.ts";
import { settleCall } from "./settle-call.ts";

/** Run by every new owner of a workspace: calls whose process died are booked at what was set aside for them. */
export function loseCalls(work: Work, _input: null): void {
  for (const call of [...work.state.maps.model_call.values()])
    if (call.status === "reserved")
      settleCall(work, {
        callId: call.id,
        status: "lost",
        usage: null,
        costUsd: 0,
        ms: 0,
        answer: null,
        error: "the process died before the answer came",
      });
}
