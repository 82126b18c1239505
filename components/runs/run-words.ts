import type { RunCard } from "#server/domain/card.ts";
import type { Hold, RunStatus } from "#server/domain/run.ts";

/** The word and the hue of each status of a run; the shape is in run-mark.tsx. */
export const runWords: Record<RunStatus, { word: string; hue: string }> = {
  planning: { word: "Planning", hue: "text-working" },
  proposed: { word: "Plan proposed", hue: "text-attention" },
  running: { word: "Running", hue: "text-working" },
  paused: { word: "Paused", hue: "text-attention" },
  consolidating: { word: "Putting the result together", hue: "text-review" },
  "in-review": { word: "Result in review", hue: "text-review" },
  completed: { word: "Done", hue: "text-done" },
  failed: { word: "Failed", hue: "text-failed" },
  aborted: { word: "Aborted", hue: "text-idle" },
};

/** What holds a run, in a word or two. */
const holdWords: Record<Hold["reason"], string> = {
  person: "paused by a person",
  budget: "held: budget",
  checkpoint: "held: a checkpoint asks",
  deadline: "held: its deadline passed",
  stuck: "held: it got stuck",
  abort_condition: "held: an abort condition",
  nobody: "held: nobody can do the rest",
};

/** What a run waits for, and whether that is a person (`mayDecide`: whoever looks at it); null while it goes on by itself. */
export function waitsFor(
  run: Pick<RunCard, "status" | "draftVersion" | "asked" | "hold">,
  mayDecide = true,
): { words: string; you: boolean } | null {
  const [yes, verdict] = mayDecide ? ["your yes", "your verdict"] : ["a yes", "a verdict"];
  if (run.status === "proposed") return { words: `the plan waits for ${yes}`, you: true };
  if (run.status === "in-review") return { words: `the result waits for ${verdict}`, you: true };
  if (run.hold) return { words: holdWords[run.hold.reason], you: true };
  if (run.draftVersion !== null && run.status !== "planning")
    return { words: `a change waits for ${yes}`, you: true };
  if (run.asked) return { words: "the coordinator plans", you: false };
  return run.status === "planning" ? { words: "waits for a plan", you: true } : null;
}
