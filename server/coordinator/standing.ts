import type { ModelAccess } from "#server/domain/model-settings.ts";
import { spendOf } from "#server/domain/spend.ts";
import type { State } from "#server/queue/state.ts";
import type { LaneState } from "./model/model-lane.ts";

/** Who coordinates now and why; `asks` says how many questions may be put to the model: `one` tries whether it is back. */
export type Standing = {
  mode: "rules" | "model" | "away";
  asks: "all" | "one" | "none";
  access: ModelAccess | null;
  words: string;
};
export type StandingFacts = {
  state: State;
  now: Date;
  access: ModelAccess | null;
  lane: LaneState | null;
  /** Why the last question in this workspace came to nothing; null when it did not. */
  trouble: string | null;
  /** Is anything owed? Then a model that may be tried again is still away until it has answered. */
  owing: boolean;
};

/** How a workspace's coordinator stands: on rules without a model, on the model, or waiting for it. */
export function standing({ state, now, access, lane, trouble, owing }: StandingFacts): Standing {
  if (!access) return { mode: "rules", asks: "none", access, words: "no model set" };
  const away = (words: string, asks: Standing["asks"] = "none"): Standing => ({
    mode: "away",
    asks,
    access,
    words,
  });
  const { budget } = state.workspace.settings.coordinator;
  const month = spendOf(state.workspace.spend, now);
  if (budget.usd !== null && month.usd > 0 && month.usd >= budget.usd)
    return away(`the month’s budget of $${budget.usd} is used up`);
  if (budget.tokens !== null && month.tokens > 0 && month.tokens >= budget.tokens)
    return away(`the month’s budget of ${budget.tokens} tokens is used up`);
  if (lane?.open) {
    const words = lane.reason ?? "the model does not answer";
    if ((lane.until ?? 0) > Date.now()) return away(words);
    if (owing) return away(words, lane.phase === "open" ? "one" : "none");
  }
  if (trouble !== null) return away(trouble);
  return { mode: "model", asks: "all", access, words: access.model };
}
