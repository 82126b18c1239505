import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("an id is its prefix and a UUIDv7 without dashes", () => {
  for (let n = 0; n < 200; n += 1)
    expect(newId("tk")).toMatch(/^tk_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(newId("ws", 0x0123456789ab)).toMatch(/^ws_0123456789ab7/);
});

test("text order is the order of creation, from the epoch to the year 10889", () => {
  const times = [0, 1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 4_102_444_800_000, 2 ** 48 - 1];
  const ids = times.map((time) => newId("ag", time));
  expect(ids.toReversed().sort()).toEqual(ids);
});

test("ids of one millisecond differ", () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId("at", 1))).size).toBe(10_000);
});
