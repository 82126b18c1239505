import { expect, test } from "vitest";
import { lanesOf, type RunAttempt, rangeOf, ticksOf } from "./timeline-lanes.ts";

const at = (second: number): string => new Date(second * 1000).toISOString();
const attempt = (agentId: string, from: number, to: number | null): RunAttempt => ({
  id: `${agentId}${from}`,
  taskId: "t",
  number: 1,
  agentId,
  status: to === null ? "working" : "completed",
  offeredAt: at(from),
  endedAt: to === null ? null : at(to),
  evidence: null,
  end: null,
});

test("what overlaps lies in rows of its own; what follows shares one", () => {
  const all = [
    attempt("mira", 10, 20),
    attempt("mira", 20, 30),
    attempt("mira", 15, 25),
    attempt("otto", 5, null),
  ];
  const lanes = lanesOf(all, { from: 0, to: 100_000 }, 40_000);
  expect(lanes.map(({ agentId, rows }) => [agentId, rows])).toEqual([
    ["otto", 1],
    ["mira", 2],
  ]);
  expect(lanes[1]?.bars.map(({ from, row }) => [from, row])).toEqual([
    [10_000, 0],
    [15_000, 1],
    [20_000, 0],
  ]);
  expect(lanes[0]?.bars[0]?.to, "what is open reaches until now").toBe(40_000);
});

test("what begins soon after another can still be pressed: it lies below", () => {
  const all = [attempt("mira", 10, 11), attempt("mira", 12, 13), attempt("mira", 16, 17)];
  const [lane] = lanesOf(all, { from: 0, to: 100_000 }, 40_000, 5000);
  expect(lane?.bars.map(({ row }) => row)).toEqual([0, 1, 0]);
});

test("bars are cut at the range, and lanes without any are left out", () => {
  const lanes = lanesOf([attempt("a", 0, 10), attempt("b", 8, 30)], { from: 12_000, to: 20_000 }, 40_000);
  expect(lanes).toHaveLength(1);
  expect(lanes[0]?.bars[0]).toMatchObject({ from: 12_000, to: 20_000 });
});

test("the range ends where the run ended, and begins no earlier than the run", () => {
  const run = { createdAt: at(0), startedAt: at(100), endedAt: at(5000) };
  expect(rangeOf("all", run, 9e9)).toEqual({ from: 100_000, to: 5_000_000 });
  expect(rangeOf("hour", run, 9e9).from).toBe(1_400_000);
  expect(rangeOf("day", run, 9e9).from).toBe(100_000);
});

test("the axis has few round marks", () => {
  expect(ticksOf({ from: 61_000, to: 301_000 }, 6)).toEqual([120_000, 180_000, 240_000, 300_000]);
  expect(ticksOf({ from: 0, to: 30 * 86_400_000 }, 6).length).toBeLessThanOrEqual(7);
});
