import { expect, test } from "vitest";
import { count, fileSize, fineMoney, money } from "./format-number.ts";
import { ago, clockTime, duration } from "./format-time.ts";
import { initials } from "./initials.ts";
import { plainTimes, withoutTimes } from "./plain-times.ts";

test("durations", () => {
  expect([-5, 0, 42, 250, 3599, 3900, 187_200].map(duration)).toEqual([
    "0:00",
    "0:00",
    "0:42",
    "4:10",
    "59:59",
    "1 h 05",
    "2 d 4 h",
  ]);
});

test("ago and in", () => {
  expect([3, 40, 125, 7300, 200_000, -240].map(ago)).toEqual([
    "just now",
    "40 s ago",
    "2 min ago",
    "2 h ago",
    "2 d ago",
    "in 4 min",
  ]);
  expect(clockTime("2026-01-05T14:03:12Z", "UTC")).toBe("14:03:12");
});

test("money, sizes and counts", () => {
  expect([0, 0.004, 0.14, 3.2].map(money)).toEqual(["$0.00", "<$0.01", "$0.14", "$3.20"]);
  expect([0, 999, 1000, 12_400, 3_400_000].map(fileSize)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "12 kB",
    "3.4 MB",
  ]);
  expect(count(10_000)).toBe("10\u202f000");
  expect([0, 0.00117, 0.0421, 3.2].map(fineMoney)).toEqual(["$0.00", "$0.00117", "$0.042", "$3.20"]);
});

test("initials in any script", () => {
  expect(["Ada Lovelace", "mira", "数据分析员", "", "data-checker 3"].map(initials)).toEqual([
    "AL",
    "M",
    "数",
    "?",
    "D3",
  ]);
});

test("moments in the engine's sentences are told by the clock, with the day when it is another", () => {
  const now = Date.parse("2026-11-26T15:30:00Z");
  const said = "Otto is excluded until 2026-11-26T15:58:43.738Z: silent";
  expect(plainTimes(said, now, "UTC")).toBe("Otto is excluded until 15:58: silent");
  expect(plainTimes("its deadline 2026-12-01T08:00:00Z has passed", now, "UTC")).toBe(
    "its deadline 1 Dec, 08:00 has passed",
  );
  expect(plainTimes("by 2026-99-01T08:00:00Z", now, "UTC")).toBe("by 2026-99-01T08:00:00Z");
  expect(withoutTimes(said)).toBe(withoutTimes(said.replace("15:58", "16:20")));
});
