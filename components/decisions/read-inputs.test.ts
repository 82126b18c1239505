import { expect, test } from "vitest";
import { readInputs } from "./read-inputs.ts";

test("of several reviews asked for together only its own is told, without what is empty", () => {
  const inputs = {
    items: [
      { task_id: "tk_other", acceptance: ["not this one"] },
      {
        task_id: "tk_1",
        acceptance: ["names its sources"],
        artifacts: [{ name: "brief.md", version: 2 }],
        machine_checks: [{ criterion: "brief.md is there", passed: true, evidence: "412 bytes" }],
        late_results: [],
      },
    ],
    examples: [{ about: "Draft", was: "accepted", better: "rejected" }],
  };
  expect(readInputs({ inputs, taskId: "tk_1", subjectId: "tk_1" })).toEqual([
    { label: "Acceptance", lines: ["names its sources"] },
    { label: "Delivered", lines: ["brief.md, version 2"] },
    { label: "Machine checks", lines: ["✓ brief.md is there: 412 bytes"] },
    { label: "Overruled before, as examples", lines: ["Draft: accepted, better rejected"] },
  ]);
});

test("what the rules of assignment looked at is told in words", () => {
  const inputs = { ready: 1, agents: 7, weights: { load: 1, skill: 4 } };
  expect(readInputs({ inputs, taskId: "tk_1", subjectId: null })).toEqual([
    { label: "At that moment", lines: ["1 ready task, 7 agents"] },
    { label: "What counts", lines: ["skill fit 4 · free room 1"] },
  ]);
});

test("nothing is told of what is not there or has another shape", () => {
  expect(readInputs({ inputs: {}, taskId: null, subjectId: null })).toEqual([]);
  expect(readInputs({ inputs: "words", taskId: null, subjectId: null })).toEqual([]);
  expect(readInputs({ inputs: { agents: "many", items: 3 }, taskId: null, subjectId: null })).toEqual([]);
});

test("what failed is told with whose attempt it was and the words that were kept", () => {
  const inputs = {
    items: [
      {
        task_id: "tk_1",
        failure: "w1",
        attempts: [
          { number: 1, agent: "ag_1", status: "failed", said: "t1.1" },
          { number: 2, agent: "ag_gone", status: "timed_out", said: "t1.2" },
        ],
      },
    ],
    agents: [{ id: "ag_1", name: "Otis" }],
    words: [
      { id: "w1", text: "too_large: two files are asked for" },
      { id: "t1.1", text: "I make one file at a time." },
      { id: "t1.2", text: "nothing" },
    ],
  };
  expect(readInputs({ inputs, taskId: "tk_1", subjectId: "tk_1" })).toEqual([
    { label: "Why it failed", lines: ["too_large: two files are asked for"] },
    {
      label: "Attempts",
      lines: ["Attempt 1, Otis: failed. “I make one file at a time.”", "Attempt 2: timed out"],
    },
    { label: "Agents", lines: ["Otis"] },
  ]);
});

test("the last messages before are told in their words, where these are kept", () => {
  const thread = [
    { author: "Ada", body: "m1" },
    { author: "Coordinator", body: "m2" },
  ];
  const words = [{ id: "m1", text: "write a summary" }];
  expect(readInputs({ inputs: { thread, words }, taskId: null, subjectId: null })).toEqual([
    { label: "Messages before", lines: ["Ada: write a summary"] },
  ]);
  expect(readInputs({ inputs: { thread }, taskId: null, subjectId: null })).toEqual([
    { label: "Messages before", lines: ["2 messages"] },
  ]);
});
