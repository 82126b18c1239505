import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "#server/domain/errors.ts";
import { type Budget, noBudget, OperationsPlan } from "#server/domain/plan.ts";
import { noSpend, spendOf } from "#server/domain/spend.ts";
import type { Verb } from "#server/queue/command.ts";
import { createRun } from "../runs/create-run.ts";
import { spendOnRun } from "../runs/spend-on-run.ts";
import { openTestServices, type TestServices } from "../testing/test-services.ts";
import { loseCalls } from "./lose-calls.ts";
import { reserveCall } from "./reserve-call.ts";
import { settleCall } from "./settle-call.ts";

let world: TestServices;
beforeAll(async () => {
  world = await openTestServices();
});
afterAll(() => world.stop());

const asker = { actor: { kind: "coordinator", id: "rules" } as const, requestId: "test" };
type Step = {
  act: "reserve" | "settle" | "settle again" | "lose" | "late answer" | "work" | "next month";
  size: number;
  part: number;
};
const step = fc.record({
  act: fc.constantFrom<Step["act"]>(
    "reserve",
    "reserve",
    "reserve",
    "settle",
    "settle",
    "settle again",
    "lose",
    "late answer",
    "work",
    "next month",
  ),
  size: fc.integer({ min: 1, max: 60 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});
const limit = { run: 200, month: 300 };
const budget: Budget = { ...noBudget, tokens: limit.run, usd: limit.run / 10, warnAt: 0.5 };

async function aPaidRun() {
  const workspaceId = await world.workspace();
  const { services } = world;
  const write = <I, O>(verb: Verb<I, O>, input: I): Promise<O> =>
    services.queues.write(workspaceId, verb, input, asker);
  await write((work) => {
    const { settings } = work.workspace;
    const month = { usd: limit.month / 10, tokens: limit.month, runs: null, warnAt: 0.5 };
    work.put("workspace", {
      ...work.workspace,
      settings: { ...settings, coordinator: { ...settings.coordinator, budget: month } },
    });
  }, null);
  const plan = OperationsPlan.parse({
    title: "Paid",
    goal: "Pay",
    tasks: [{ key: "a", title: "A" }],
    budget,
  });
  const owner = "mb_owner" as const;
  const { id: runId } = await write(createRun, {
    goal: "",
    files: [],
    plan,
    budget,
    createdById: owner,
    by: "Owner",
  });
  return { workspaceId, runId, write };
}

test("whatever calls cost, in any order, lost, late and over the turn of a month: no hard limit is passed, nothing is booked twice, soft limits warn once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const { workspaceId, runId, write } = await aPaidRun();
      const { queues, log } = world.services;
      const ids: string[] = [];
      const open = new Map<string, number>();
      const lost = new Map<string, number>();
      /** What the run must have spent: by calls, and by agents, whom no limit holds back. */
      let byCalls = 0;
      let byAgents = 0;
      let months = 1;
      const settle = (callId: string, tokens: number) =>
        write(settleCall, {
          callId,
          status: "answered",
          usage: { inputTokens: tokens, cachedTokens: 0, outputTokens: 0 },
          costUsd: tokens / 10,
          ms: 1,
          answer: null,
          error: null,
        });
      for (const { act, size, part } of steps) {
        const [id, reserved] = [...open][Math.floor(part * (open.size - 1))] ?? [];
        if (act === "reserve") {
          const call = {
            kind: "review" as const,
            keys: ["k"],
            runId,
            model: "m",
            promptVersion: "1",
            requestId: "r",
          };
          const made = await write(reserveCall, { ...call, usd: size / 10, tokens: size }).catch(
            (error: unknown) => {
              if (error instanceof AppError && error.code === "budget_exhausted") return null;
              throw error;
            },
          );
          if (made) {
            ids.push(made.id);
            open.set(made.id, size);
          }
        } else if (act === "settle" && id && reserved) {
          const tokens = Math.floor(part * reserved);
          await settle(id, tokens);
          open.delete(id);
          byCalls += tokens;
        } else if (act === "settle again") {
          const known = ids.find((one) => !open.has(one) && !lost.has(one));
          if (known) await settle(known, 1_000);
        } else if (act === "lose") {
          await write(loseCalls, null);
          for (const [callId, tokens] of open) lost.set(callId, tokens);
          byCalls += [...open.values()].reduce((sum, tokens) => sum + tokens, 0);
          open.clear();
        } else if (act === "late answer") {
          const [late] = lost;
          if (!late) continue;
          const tokens = Math.floor(part * late[1]);
          await settle(late[0], tokens);
          lost.delete(late[0]);
          byCalls += tokens - late[1];
        } else if (act === "work") {
          await write((work) => {
            spendOnRun(work, { runId, usd: 0.1, tokens: 1 });
            work.emit("run.edited", { runId }, { fields: [] });
          }, null);
          byAgents += 1;
        } else if (act === "next month" && part > 0.8) {
          world.clock.advance(31 * 86_400);
          months++;
        }
        const state = queues.of(workspaceId).state;
        const run = state?.maps.run.get(runId);
        const spend = { ...noSpend, ...run?.spend };
        const month = spendOf(state?.workspace.spend ?? {}, world.clock.now());
        const reservedNow = [...open.values()].reduce((sum, tokens) => sum + tokens, 0);
        expect(spend.tokens).toBe(byCalls + byAgents);
        expect(spend.usd).toBeCloseTo((byCalls + byAgents) / 10, 6);
        expect([spend.reservedTokens, month.reservedTokens]).toEqual([reservedNow, reservedNow]);
        if (open.size === 0) expect([spend.reservedUsd, month.reservedUsd]).toEqual([0, 0]);
        expect(byCalls + reservedNow).toBeLessThanOrEqual(limit.run);
        expect(month.tokens + month.reservedTokens).toBeLessThanOrEqual(limit.month + byAgents);
      }
      const events = await log.readSince(workspaceId, 0, 10_000);
      const warned = (of: string): number =>
        events.filter((event) => event.type === "budget.warned" && Reflect.get(event.data, "of") === of)
          .length;
      expect(warned("run")).toBeLessThanOrEqual(1);
      expect(warned("month")).toBeLessThanOrEqual(months);
    }),
    { numRuns: 40 },
  );
}, 120_000);
