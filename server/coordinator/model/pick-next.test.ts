import fc from "fast-check";
import { expect, test } from "vitest";
import { ageStepMs, flowOf, pickNext, type Waiting } from "./pick-next.ts";

type Call = Waiting & { id: number };
const arrival = fc.record({
  afterMs: fc.integer({ min: 0, max: 3_000 }),
  workspace: fc.integer({ min: 0, max: 5 }),
  priority: fc.integer({ min: 0, max: 5 }),
});

/** Serves one call at a time, each for as long as told, while more arrive; gives the calls in the order they started. */
function serveAll(arrivals: { afterMs: number; workspace: number; priority: number }[], serviceMs: number) {
  let clock = 0;
  const coming: Call[] = arrivals.map(({ afterMs, workspace, priority }, id) => {
    clock += afterMs;
    return { id, workspaceId: `w${workspace}`, priority, arrivedAt: clock, notBefore: 0 };
  });
  const served = new Map<string, number>();
  const started: (Call & { at: number })[] = [];
  let waiting: Call[] = [];
  let now = 0;
  while (coming.length > 0 || waiting.length > 0) {
    while (coming[0] && coming[0].arrivedAt <= now) waiting.push(...coming.splice(0, 1));
    const next = pickNext(waiting, served, now);
    if (!next) {
      now = coming[0]?.arrivedAt ?? now;
      continue;
    }
    waiting = waiting.filter((call) => call !== next);
    served.set(flowOf(next), now);
    started.push({ ...next, at: now });
    now += serviceMs;
  }
  return started;
}

test("no call waits for ever: once it has aged, each other flow goes before it at most once", () => {
  fc.assert(
    fc.property(
      // More comes than is served, so that calls wait for minutes.
      fc.array(arrival, { minLength: 150, maxLength: 300 }),
      fc.integer({ min: 2_000, max: 20_000 }),
      (arrivals, serviceMs) => {
        const started = serveAll(arrivals, serviceMs);
        expect(started).toHaveLength(arrivals.length);
        for (const [place, call] of started.entries()) {
          // Since then it is at the head of its flow: it came, and its flow was served for the last time before it.
          const before = started.slice(0, place);
          const last = before.filter((other) => flowOf(other) === flowOf(call)).at(-1)?.at ?? 0;
          const aged = Math.max(call.arrivedAt, last) + ageStepMs * (call.priority + 1);
          const overtaking = before.filter((other) => other.at > aged).map(flowOf);
          expect(new Set(overtaking).size).toBe(overtaking.length);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test("in a flow, who came first goes first", () => {
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 200 }), (arrivals) => {
      const last = new Map<string, number>();
      for (const call of serveAll(arrivals, 1_000)) {
        expect(call.arrivedAt).toBeGreaterThanOrEqual(last.get(flowOf(call)) ?? 0);
        last.set(flowOf(call), call.arrivedAt);
      }
    }),
  );
});

test("one who floods the queue delays another by one call of the same priority", () => {
  const flood = Array.from({ length: 500 }, () => ({ afterMs: 0, workspace: 1, priority: 4 }));
  const started = serveAll([...flood, { afterMs: 100_500, workspace: 2, priority: 4 }], 1_000);
  const other = started.find(({ workspaceId }) => workspaceId === "w2");
  expect((other?.at ?? 0) - (other?.arrivedAt ?? 0)).toBeLessThanOrEqual(1_000);
});

test("a call that pauses is passed over", () => {
  const call = { workspaceId: "w", priority: 0, arrivedAt: 0, notBefore: 10 };
  expect(pickNext([call], new Map(), 9)).toBeNull();
  expect(pickNext([call], new Map(), 10)).toBe(call);
});
