import type { CallKind, ModelCall } from "#server/domain/decision.ts";
import { AppError } from "#server/domain/errors.ts";
import type { RunId } from "#server/domain/ids.ts";
import { type Limits, noSpend, passes, type RunSpend, spendOf } from "#server/domain/spend.ts";
import type { Work } from "#server/queue/work.ts";

type Spent = { usd: number; tokens: number };
export type ReserveInput = {
  kind: CallKind;
  keys: string[];
  runId: RunId | null;
  model: string;
  promptVersion: string;
  requestId: string;
  /** The most this call may cost. */
  usd: number;
  tokens: number;
};

/**
 * Sets aside what a call to the model may cost, before it is made. Refused as `budget_exhausted` when the run's or the
 * month's hard limit would be passed, counting what other calls under way have set aside; `underWay` says that it would
 * fit without those, so that it may be asked again once they are settled.
 */
export function reserveCall(work: Work, input: ReserveInput): ModelCall {
  const cost = { usd: input.usd, tokens: input.tokens };
  const month = spendOf(work.workspace.spend, work.now);
  const run = input.runId ? work.get("run", input.runId) : null;
  const runSpend = { ...noSpend, ...run?.spend };
  const runLimit = run && passes(run.budget, runSpend, cost);
  if (run && runLimit) throw exhausted("run", runLimit, fitsAlone(run.budget, runSpend, cost));
  const { budget } = work.workspace.settings.coordinator;
  const monthLimit = passes(budget, month, cost);
  if (monthLimit) throw exhausted("month", monthLimit, fitsAlone(budget, month, cost));
  const add = <T extends { reservedUsd: number; reservedTokens: number; calls: number }>(spend: T): T => ({
    ...spend,
    calls: spend.calls + 1,
    reservedUsd: spend.reservedUsd + cost.usd,
    reservedTokens: spend.reservedTokens + cost.tokens,
  });
  work.put("workspace", { ...work.workspace, spend: add(month) });
  if (run) work.put("run", { ...run, spend: add(runSpend) });
  const { kind, keys, runId, model, promptVersion, requestId } = input;
  const call: ModelCall = {
    id: work.id("mc"),
    workspaceId: work.workspace.id,
    ...{ kind, keys, runId, model, promptVersion, requestId },
    status: "reserved",
    reservedUsd: cost.usd,
    reservedTokens: cost.tokens,
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    ms: 0,
    answer: null,
    error: null,
    startedAt: work.now,
    endedAt: null,
  };
  work.put("model_call", call);
  return call;
}

/** Would it fit if nothing else were under way? */
const fitsAlone = (limits: Limits, spend: Omit<RunSpend, "attempts">, cost: Spent): boolean =>
  passes(limits, { ...spend, reservedUsd: 0, reservedTokens: 0 }, cost) === null;

const exhausted = (of: "run" | "month", limit: "usd" | "tokens", underWay: boolean): AppError =>
  new AppError(
    "budget_exhausted",
    `The ${of === "run" ? "run" : "month"}’s budget of ${limit === "usd" ? "money" : "tokens"} does not allow another call to the model.`,
    { of, limit, underWay },
  );
