import type { ModelAccess } from "#server/domain/model-settings.ts";
import { costOf } from "#server/domain/model-usage.ts";
import { reserveCall } from "../usage/reserve-call.ts";
import { settleCall } from "../usage/settle-call.ts";
import type { DecisionMaker, Ground } from "./decision-maker.ts";
import type { Due } from "./due-decisions.ts";
import type { CallHooks } from "./model/model-lane.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { writeSurely } from "./write-surely.ts";

type Asked = {
  maker: Pick<DecisionMaker, "kind" | "promptVersion">;
  dues: readonly Due[];
  access: ModelAccess;
};

/** Sets money aside before every HTTP call and books what the server reported after it; ids of the calls go to `callIds`. */
export function budgetHooks(ground: Ground, { maker, dues, access }: Asked, callIds: string[]): CallHooks {
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
        kind: maker.kind,
        keys: dues.map(({ key }) => key),
        runId: dues[0]?.runId ?? null,
        model: access.model,
        promptVersion: maker.promptVersion,
        requestId: dues[0]?.key ?? maker.kind,
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
        status: answer ? ("answered" as const) : ("failed" as const),
        usage,
        costUsd: usage ? costOf(usage, access.prices) : 0,
        ms: performance.now() - (began.get(callId) ?? performance.now()),
        answer: answer?.parsed ?? null,
        error: error?.words ?? null,
      };
      await writeSurely(ground, settleCall, input, "settle");
    },
  };
}
