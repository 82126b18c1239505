import type { ModelCall } from "#server/domain/decision.ts";
import { noSpend, type RunSpend, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";
import { warnOfMonth } from "./warn-of-month.ts";
import { warnOfRun } from "./warn-of-run.ts";

export type SettleInput = {
  callId: string;
  /** `answered`: to be applied; `applied`: of use as it came. */
  status: "answered" | "applied" | "failed" | "lost";
  /** As the server reported it; null when it reported nothing. */
  usage: { inputTokens: number; cachedTokens: number; outputTokens: number } | null;
  costUsd: number;
  ms: number;
  answer: unknown;
  error: string | null;
};

/**
 * Books what a call cost in place of what was set aside. Settling twice changes nothing. A lost call, whose process
 * died before the answer, is booked at all that was set aside, since the server may have done the work; should its
 * answer come after all (only the database was away), what the server reported takes that booking's place.
 */
export function settleCall(work: Work, input: SettleInput): ModelCall {
  const call = work.get("model_call", input.callId);
  const lost = input.status === "lost";
  const found = call.status === "lost" && !lost;
  if (call.status !== "reserved" && !found) return call;
  const { inputTokens, cachedTokens, outputTokens } = input.usage ?? nothing;
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
  const book = <T extends Omit<RunSpend, "attempts">>(spend: T): T =>
    found ? corrected(spend, call, { usd, tokens }) : booked(spend, call, { usd, tokens });
  work.put("workspace", { ...work.workspace, spend: book(spendOf(work.workspace.spend, work.now)) });
  const run = call.runId ? work.find("run", call.runId) : null;
  if (run) work.put("run", { ...run, spend: book({ ...noSpend, ...run.spend }) });
  work.emit(
    "call.settled",
    { runId: call.runId },
    { callId: call.id, kind: call.kind, status: input.status, usd, tokens },
  );
  warnOfMonth(work);
  if (run) warnOfRun(work, run.id);
  return settled;
}

const nothing = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
type Cost = { usd: number; tokens: number };

/** What the call cost, in place of what was set aside for it. */
function booked<T extends Omit<RunSpend, "attempts">>(spend: T, call: ModelCall, { usd, tokens }: Cost): T {
  const reservedTokens = Math.max(0, spend.reservedTokens - call.reservedTokens);
  // Tokens are whole: with none left nothing is under way, whatever the fractions of a dollar add up to.
  const reservedUsd = reservedTokens === 0 ? 0 : Math.max(0, spend.reservedUsd - call.reservedUsd);
  return { ...spend, usd: spend.usd + usd, tokens: spend.tokens + tokens, reservedUsd, reservedTokens };
}

/** What the call cost, in place of all that was booked when it was given up for lost. */
function corrected<T extends Omit<RunSpend, "attempts">>(
  spend: T,
  call: ModelCall,
  { usd, tokens }: Cost,
): T {
  return {
    ...spend,
    usd: Math.max(0, spend.usd + usd - call.costUsd),
    tokens: Math.max(0, spend.tokens + tokens - call.reservedTokens),
  };
}
