import type { CoordinatorState } from "#server/domain/decision.ts";

/** A model's name as people say it: without the maker before it. */
const shortModel = (model: string): string => model.split("/").at(-1) ?? model;

/** Who coordinates, in one line; `at` is the moment the model went away, as a clock shows it. */
export function coordinatorWords(state: CoordinatorState, at: string): { line: string; more: string } {
  const { mode, model, words, waitingCount: n } = state;
  if (mode === "model" && model) return { line: `${shortModel(model)} coordinates`, more: "" };
  if (mode === "away")
    return {
      line: `rules: model away${at ? ` since ${at}` : ""}`,
      more: n === 0 ? "nothing waits for it" : `${n} ${n === 1 ? "decision waits" : "decisions wait"}`,
    };
  return { line: `rules (${words || "no model set"})`, more: "" };
}
