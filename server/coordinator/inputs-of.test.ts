import { expect, test } from "vitest";
import type { Due } from "./due-decisions.ts";
import { inputsOf } from "./inputs-of.ts";

const due = (subjectId: string): Due => ({
  kind: "recover",
  key: `recover:${subjectId}`,
  subjectId,
  runId: null,
  group: "",
  title: "",
  since: new Date(0),
});
const block = (id: string, text: string) => ({ id, origin: "agent ag_1", name: "attempt 1", text });

test("of several things asked about together a decision keeps its own, with the words these name", () => {
  const facts = {
    items: [
      { task_id: "tk_1", failure: "w1", attempts: [{ number: 1, said: "t1.1" }] },
      { task_id: "tk_2", failure: "w2", attempts: [] },
    ],
    agents: [],
  };
  const blocks = [block("w1", "too large"), block("t1.1", "x".repeat(2_000)), block("w2", "of another")];
  const kept = inputsOf({ facts, blocks }, due("tk_1"));
  expect(kept).toMatchObject({ items: [{ task_id: "tk_1" }], asked_together: 2, agents: [] });
  const words = kept.words as { id: string; text: string }[];
  expect(words.map(({ id }) => id)).toEqual(["w1", "t1.1"]);
  expect(words[1]?.text.length).toBeLessThanOrEqual(600);
});

test("facts about one thing are kept whole; nothing is added where no words were told", () => {
  const facts = { goal: "A guide", tasks: [{ id: "tk_1" }] };
  expect(inputsOf({ facts, blocks: [block("b1", "not named")] }, due("rn_1"))).toEqual(facts);
});
