import fc from "fast-check";
import { expect, test } from "vitest";
import { type DecisionKind, proposals } from "#server/domain/proposals.ts";
import { accessOf, anAnswer, fails, TimedQueue } from "#server/testing/timed-queue.ts";
import { ModelError, type ModelErrorKind } from "./model-error.ts";

const kinds = Object.keys(proposals) as DecisionKind[];
const troubles: ModelErrorKind[] = [
  "rate_limited",
  "unavailable",
  "timeout",
  "cut",
  "bad_request",
  "refused",
];
const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 4_000 }),
  kind: fc.constantFrom(...kinds),
  workspaceId: fc.constantFrom("ws_a", "ws_b", "ws_c"),
  withdrawnAfterMs: fc.option(fc.integer({ min: 0, max: 20_000 }), { freq: 6 }),
});
const outcome = fc.record({
  ms: fc.integer({ min: 0, max: 6_000 }),
  trouble: fc.option(fc.constantFrom(...troubles), { freq: 2 }),
});

test("whatever a server does, every question ends, limits are kept, each call is settled once, and nothing is left", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.array(outcome, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 2, max: 60 }),
      async (steps, outcomes, maxConcurrency, requestsPerMinute) => {
        const q = new TimedQueue();
        let turn = 0;
        q.serve = async ({ signal }) => {
          const { ms, trouble } = outcomes[turn++ % outcomes.length] ?? { ms: 0, trouble: null };
          await q.time.sleep(ms);
          if (signal?.aborted) fails("aborted");
          return trouble ? fails(trouble) : anAnswer;
        };
        const open = new Set<string>();
        let ids = 0;
        const hooks = {
          before: async () => {
            const id = `call${ids++}`;
            open.add(id);
            return id;
          },
          after: async (id: string) => {
            if (!open.delete(id)) throw new Error("settled twice");
          },
        };
        const access = accessOf({ maxConcurrency, requestsPerMinute });
        const sent = [];
        for (const [n, { afterMs, withdrawnAfterMs, ...rest }] of steps.entries()) {
          await q.time.pass(afterMs);
          const withdrawal = new AbortController();
          if (withdrawnAfterMs !== null) q.time.timer(withdrawnAfterMs, () => withdrawal.abort());
          sent.push(q.send(`q${n}`, { ...rest, access, signal: withdrawal.signal }, hooks));
        }
        // Six tries of sixty questions at two a minute take three hours at the worst.
        await q.time.pass(4 * 3_600_000);
        for (const one of sent) expect(one.answer ?? one.error).toBeDefined();
        for (const { error } of sent) if (error) expect(error).toBeInstanceOf(ModelError);
        expect(q.mostRunning).toBeLessThanOrEqual(maxConcurrency);
        const starts = q.started.map(({ at }) => at);
        for (const at of starts)
          expect(starts.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(
            requestsPerMinute,
          );
        expect(open.size).toBe(0);
        expect(ids).toBe(q.started.length);
        expect(q.stateOf(access)).toMatchObject({ waiting: 0, running: 0 });
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
