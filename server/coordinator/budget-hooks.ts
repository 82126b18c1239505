import type { CallKind } from "#server/domain/decision.ts";
import type { RunId } from "#server/domain/ids.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { costOf } from "#server/domain/model-usage.ts";
import { reserveCall } from "../usage/reserve-call.ts";
import { type SettleInput, settleCall } from "../usage/settle-call.ts";
import type { Ground } from "./decision-maker.ts";
import type { CallHooks, LaneAnswer } from "./model/lane-call.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { writeSurely } from "./write-surely.ts";

type Booking<A extends LaneAnswer> = {
  kind: CallKind;
  keys: string[];
  runId: RunId | null;
  promptVersion: string;
  access: ModelAccess;
  /** What is kept of an answer, and whether it is still to be applied. */
  keep: (answer: A) => Pick<SettleInput, "status" | "answer">;
};

/** Sets money aside before every HTTP call and books what the server reported after it; ids of the calls go to `callIds`. */
export function budgetHooks<A extends LaneAnswer>(
  ground: Pick<Ground, "services" | "workspaceId">,
  { access, keep, ...booking }: Booking<A>,
  callIds: string[] = [],
): CallHooks<A> {
  const { services, workspaceId } = ground;
  const began = new Map<string, number>();
  return {
    before: async ({ estimateInput, maxTokens }) => {
      const usage = {
        inputTokens: estimateInput,
        cachedTokens: 0,
        outputTokens: maxTokens,
        reasoningTokens: 0,
      };
      const input = {
        ...booking,
        model: access.model,
        requestId: booking.keys[0] ?? booking.kind,
        usd: costOf(usage, access.prices),
        tokens: estimateInput + maxTokens,
      };
      const call = await services.queues.write(workspaceId, reserveCall, input, coordinatorAsker("reserve"));
      callIds.push(call.id);
      began.set(call.id, performance.now());
      return call.id;
    },
    after: async (callId, { usage, answer, error }) => {
      const input = {
        callId,
        ...(answer ? keep(answer) : { status: "failed" as const, answer: null }),
        usage,
        costUsd: usage ? costOf(usage, access.prices) : 0,
        ms: performance.now() - (began.get(callId) ?? performance.now()),
        error: error?.words ?? null,
      };
      await writeSurely(ground, settleCall, input, "settle");
    },
  };
}
