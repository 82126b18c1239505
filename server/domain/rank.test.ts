import fc from "fast-check";
import { expect, test } from "vitest";
import { byOrder, rankBetween } from "./rank.ts";
import { priorities } from "./task.ts";

test("priority first, then rank, then age", () => {
  const of = (id: string, priority: (typeof priorities)[number], rank: number) => ({ id, priority, rank });
  const order = [
    of("e", "urgent", 9),
    of("d", "high", 9),
    of("a", "normal", -1),
    of("b", "normal", 5),
    of("c", "normal", 5),
    of("f", "low", -9),
  ];
  expect(order.toReversed().sort(byOrder)).toEqual(order);
});

test("is a total order", () => {
  const card = fc.record({
    id: fc.uuid(),
    priority: fc.constantFrom(...priorities),
    rank: fc.integer({ min: -2, max: 2 }),
  });
  fc.assert(
    fc.property(card, card, card, (a, b, c) => {
      if (a.id !== b.id) expect(Math.sign(byOrder(a, b))).toBe(-Math.sign(byOrder(b, a)));
      if (byOrder(a, b) < 0 && byOrder(b, c) < 0) expect(byOrder(a, c)).toBeLessThan(0);
    }),
  );
});

test("a card dropped between two stands between them, at an end beyond it, alone at 0", () => {
  const whole = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      fc.pre(a < b);
      expect(rankBetween(a, b)).toBeGreaterThan(a);
      expect(rankBetween(a, b)).toBeLessThan(b);
      expect(rankBetween(undefined, a)).toBeLessThan(a);
      expect(rankBetween(a, undefined)).toBeGreaterThan(a);
    }),
  );
  expect(rankBetween(undefined, undefined)).toBe(0);
});

test("forty cards dropped into one gap keep their order", () => {
  let right = rankBetween(0, undefined);
  for (let drop = 0; drop < 40; drop += 1) {
    const next = rankBetween(0, right);
    expect(next > 0 && next < right).toBe(true);
    right = next;
  }
});
