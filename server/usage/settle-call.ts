import type { ModelCall } from "#server/domain/decision.ts";
import { noSpend, type RunSpend, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { warnOfMonth } from "./warn-of-month.ts";

export type SettleInput = {
  callId: string;
  status: "answered" | "failed" | "lost";
  /** As the server reported it; null when it reported nothing. */
  usage: { inputTokens: number; cachedTokens: number; outputTokens: number } | null;
  costUsd: number;
  ms: number;
  answer: unknown;
  error: string | null;
};

/**
 * Books what a call cost in place of what was set aside. Settling twice changes nothing. A lost call, whose process
 * died before the answer, is booked at all that was set aside: the server may have done the work.
 */
export function settleCall(work: Work, input: SettleInput): ModelCall {
  const call = work.get("model_call", input.callId);
  if (call.status !== "reserved") return call;
  const { inputTokens, cachedTokens, outputTokens } = input.usage ?? nothing;
  const lost = input.status === "lost";
  const usd = lost ? call.reservedUsd : input.costUsd;
  const tokens = lost ? call.reservedTokens : inputTokens + outputTokens;
  const settled: ModelCall = {
    ...call,
    status: input.status,
    ...{ inputTokens, cachedTokens, outputTokens },
    costUsd: usd,
    ms: Math.round(input.ms),
    answer: input.status === "answered" ? input.answer : null,
    error: input.error,
    endedAt: work.now,
  };
  work.put("model_call", settled);
  const book = <T extends Omit<RunSpend, "attempts">>(spend: T): T => ({
    ...spend,
    usd: spend.usd + usd,
    tokens: spend.tokens + tokens,
    reservedUsd: Math.max(0, spend.reservedUsd - call.reservedUsd),
    reservedTokens: Math.max(0, spend.reservedTokens - call.reservedTokens),
  });
  work.put("workspace", { ...work.workspace, spend: book(spendOf(work.workspace.spend, work.now)) });
  const run = call.runId ? work.find("run", call.runId) : null;
  if (run) work.put("run", { ...run, spend: book({ ...noSpend, ...run.spend }) });
  work.emit(
    "call.settled",
    { runId: call.runId },
    { callId: call.id, kind: call.kind, status: input.status, usd, tokens },
  );
  warnOfMonth(work);
  return settled;
}

const nothing = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
