import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { OperationsPlan } from "./plan.ts";
import { planText } from "./plan-text.ts";

/** Texts with everything the grammar gives a meaning to. */
const bits = [
  "a",
  "Ünïcode 🙂",
  " ",
  "\n",
  "\r",
  "\u2028",
  "- ",
  "- skills: x",
  "## ",
  "# ",
  "Acceptance:",
  "Goal: ",
  "Notes:",
  "Parameters:",
  "&#10;",
  "&amp;",
  "&amp;#44;",
  "&",
  "#",
  ";",
  ",",
  ":",
  "(",
  ")",
  "[other 3]",
  "3 failed tasks",
  "$5",
  "none",
  "{{x}}",
  "\\",
  "after b",
];
const messy = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...bits), { maxLength: 8 }).map((all) => all.join("")) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  )
  .map((text) => text.trim());
const some = messy.map((text) => text || "x");
const short = some.map((text) => text.slice(0, 60).trim() || "x");
const amount = fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => n + 0);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const clocks = fc
  .record(
    {
      lease_seconds: fc.double({ min: 0.001, max: 1000, noNaN: true }),
      stall_seconds: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0);
const task = fc.record({
  key: short,
  title: some,
  instructions: messy,
  acceptance: fc.array(some, { maxLength: 3 }),
  skills: fc.array(short, { maxLength: 3 }),
  tools: fc.array(short, { maxLength: 2 }),
  outputs: fc.array(
    fc.record({ name: some, media_type: fc.oneof(fc.constant("text/x"), short) }, { requiredKeys: ["name"] }),
    { maxLength: 2 },
  ),
  review: fc.constantFrom("none", "checks", "model", "peer", "person"),
  depends_on: fc.array(short, { maxLength: 2 }),
  priority: fc.constantFrom("urgent", "high", "normal", "low"),
  files: maybe(fc.array(some, { maxLength: 2 })),
  clocks: maybe(clocks),
});
const plan = fc.record({
  title: some.map((text) => text.slice(0, 120).trim() || "x"),
  goal: some,
  success_criteria: fc.array(some, { maxLength: 3 }),
  tasks: fc.array(task, { minLength: 1, maxLength: 4 }),
  checkpoints: fc.array(
    fc.record({ after: fc.array(short, { minLength: 1, maxLength: 2 }), note: messy, ask: fc.boolean() }),
    { maxLength: 2 },
  ),
  abort_conditions: fc.array(
    fc.record({
      kind: fc.constantFrom("failed_tasks", "cost_usd", "hours", "other"),
      value: maybe(amount),
      text: messy,
    }),
    { maxLength: 3 },
  ),
  validation_steps: fc.array(some, { maxLength: 2 }),
  budget: fc.record({
    usd: maybe(amount),
    tokens: maybe(fc.integer({ min: 0, max: 1e10 })),
    attempts: maybe(fc.integer({ min: 0, max: 1e6 })),
    warnAt: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
  deadline_at: maybe(fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })),
  notes: messy,
});

describe("planText and parsePlan", () => {
  test("a plan comes back from its Markdown as it was, whatever its texts hold", () => {
    fc.assert(
      fc.property(plan, (given) => {
        const whole = OperationsPlan.parse(given);
        expect(parsePlan(planText(whole))).toEqual(whole);
      }),
      { numRuns: 1_500 },
    );
  });

  test("reads as people would write it", () => {
    const text = planText(
      OperationsPlan.parse({
        title: "Spring report",
        goal: "A report on spring.\nIn German.",
        success_criteria: ["Every figure is sourced"],
        abort_conditions: [
          { kind: "failed_tasks", value: 3 },
          { kind: "cost_usd", value: 50, text: "ask first" },
          { kind: "other", text: "the source is gone" },
        ],
        checkpoints: [{ after: ["read", "write"], note: "look at it", ask: true }],
        budget: { usd: 20, attempts: 30, warnAt: 0.5 },
        deadline_at: "2030-01-31T12:00:00Z",
        tasks: [
          { key: "read", title: "Read", skills: ["reading"], instructions: "Read it.", review: "none" },
          {
            key: "write",
            title: "Write",
            depends_on: ["read"],
            acceptance: ["It is there"],
            files: ["a.csv"],
          },
        ],
      }),
    );
    expect(text).toBe(`# Spring report

Goal:
A report on spring.
In German.

Success criteria:

- Every figure is sourced

Abort when:

- 3 failed tasks
- $50 spent: ask first
- the source is gone

Checkpoints:

- ask after read, write: look at it

Budget: $20, 30 attempts, warn at 50 %

Deadline: 2030-01-31T12:00:00.000Z

## read: Read

- skills: reading
- review: none

Read it.

## write: Write

- depends_on: read
- files: a.csv

Acceptance:

- It is there
`);
  });

  const front = "# P\nGoal: Do\n";
  const problemOf = (text: string): string => {
    try {
      parsePlan(text);
      return "nothing";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  test.each([
    [`${front}Budget: 20 euro\n## a: T`, /^Line 3: “20 euro” is no limit/],
    [`${front}Deadline: soon\n## a: T`, /^Line 3: deadline_at:/],
    [`${front}Checkpoints:\n- when done\n## a: T`, /^Line 4: “when done” is no checkpoint/],
    [`${front}Goal: Again\n## a: T`, /^Line 3: “Goal:” comes twice/],
    [`${front}Abort when:\n## a: T`, /^Line 3: "Abort when:" has no items/],
    [`${front}Parameters:\n- who: a name\n## a: T`, /^Line 1: this is a playbook: it asks for “who”/],
    [`${front}## a: T\n- skills: ${"x".repeat(65)}`, /^Line 3: tasks\.0\.skills\.0:/],
  ])("%j: says what is wrong and where", (text, problem) => {
    expect(problemOf(text)).toMatch(problem);
  });
});
