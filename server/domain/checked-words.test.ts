import { expect, test } from "vitest";
import { checkedWords } from "./checked-words.ts";

const line = (criterion: string, passed = true, unchecked = false) => ({
  criterion,
  passed,
  evidence: "",
  ...(unchecked ? { unchecked } : {}),
});

test("what was checked is named, and what only its author vouches for is not called checked", () => {
  expect(
    checkedWords([line("Deliverable a.csv"), line("two pages", true, true), line("sourced", true, true)]),
  ).toBe("Checked: Deliverable a.csv. Nobody but the agent vouches for 2 lines.");
  expect(checkedWords([line("two pages", true, true)])).toBe("Nobody but the agent vouches for 1 line.");
  expect(checkedWords([line("a", false), line("b")])).toBe("Not passed: a. Checked: b.");
  expect(checkedWords(["a", "b", "c", "d", "e"].map((name) => line(name)))).toBe(
    "Checked: a; b; c; and 2 more.",
  );
  expect(checkedWords([])).toBe("");
});
