import type { AttemptEnd, AttemptStatus } from "#server/domain/attempt.ts";

/** One agent's try at a task, as a timeline draws it. Times are RFC 3339 strings. */
export type RunAttempt = {
  id: string;
  taskId: string;
  number: number;
  agentId: string;
  status: AttemptStatus;
  offeredAt: string;
  endedAt: string | null;
  evidence: string | null;
  end: Pick<AttemptEnd, "message"> | null;
};
type Bar = { attempt: RunAttempt; from: number; to: number; row: number };
export type Lane = { agentId: string; rows: number; bars: Bar[] };
export type Range = { from: number; to: number };

/**
 * A lane for each agent that worked inside the range, in the order of their first bars; bars that overlap in time
 * lie in rows of their own, and so do those that begin sooner than `least` ms after each other: each can be pressed.
 * Bars are cut at the edges; one still open reaches until `now`.
 */
export function lanesOf(attempts: readonly RunAttempt[], range: Range, now: number, least = 0): Lane[] {
  const shown = attempts
    .map((attempt) => ({
      attempt,
      from: Date.parse(attempt.offeredAt),
      to: attempt.endedAt ? Date.parse(attempt.endedAt) : now,
    }))
    .filter(({ from, to }) => to >= range.from && from <= range.to)
    .sort((a, b) => a.from - b.from);
  return [...Map.groupBy(shown, ({ attempt }) => attempt.agentId)].map(([agentId, bars]) => {
    const ends: number[] = [];
    const placed = bars.map((bar) => {
      const free = ends.findIndex((end) => end <= Math.max(bar.from, range.from));
      const row = free < 0 ? ends.length : free;
      ends[row] = Math.max(bar.to, Math.max(bar.from, range.from) + least);
      return { ...bar, row, from: Math.max(bar.from, range.from), to: Math.min(bar.to, range.to) };
    });
    return { agentId, rows: ends.length, bars: placed };
  });
}

const spans = { all: null, day: 86_400_000, hour: 3_600_000, minutes: 600_000 } as const;
export type Span = keyof typeof spans;

/** What part of a run is looked at: all of it, or the last so many ms until it ended or now. */
export function rangeOf(
  span: Span,
  run: { startedAt: string | null; createdAt: string; endedAt: string | null },
  now: number,
): Range {
  const begin = Date.parse(run.startedAt ?? run.createdAt);
  const end = Math.max(run.endedAt ? Date.parse(run.endedAt) : now, begin + 1000);
  const long = spans[span];
  const from = long === null ? begin : Math.max(begin, end - long);
  // A little room at the right, so that the now line does not lie on the edge.
  return { from, to: run.endedAt ? end : end + (end - from) * 0.02 };
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];

/** Round moments inside a range to mark its axis with, at most `most`. */
export function ticksOf({ from, to }: Range, most: number): number[] {
  const seconds = (to - from) / 1000;
  const step =
    (steps.find((each) => seconds / each <= most) ?? Math.ceil(seconds / most / 86_400) * 86_400) * 1000;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
