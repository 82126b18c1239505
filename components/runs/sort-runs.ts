import type { RunCard } from "#server/domain/card.ts";
import { isRunOver } from "#server/domain/run.ts";
import { waitsFor } from "./run-words.ts";

/** Open runs first, those that wait for a person before the others, then the finished ones; newest first in each. */
export function sortRuns(runs: readonly RunCard[]): { open: RunCard[]; over: RunCard[] } {
  const newest = (a: RunCard, b: RunCard): number =>
    (b.endedAt ?? b.createdAt).localeCompare(a.endedAt ?? a.createdAt) || b.id.localeCompare(a.id);
  const urgent = (run: RunCard): number => (waitsFor(run)?.you ? 0 : 1);
  return {
    open: runs
      .filter(({ status }) => !isRunOver(status))
      .sort((a, b) => urgent(a) - urgent(b) || newest(a, b)),
    over: runs.filter(({ status }) => isRunOver(status)).sort(newest),
  };
}
