import { expect, test } from "vitest";
import { endedAttempt, openAttempt } from "./attempt.ts";
import { agentCardOf, cardOf, diff } from "./card.ts";
import { after, agentWith, attemptWith, noon, taskWith } from "./match-fixtures.ts";

test.each([...openAttempt, "completed" as const])("a card shows its %s attempt", (status) => {
  const card = cardOf(
    taskWith({ attemptNumber: 2 }),
    attemptWith({ status, agentId: "ag_7", evidence: "did it" }),
  );
  expect(card).toMatchObject({
    attemptStatus: status,
    agentId: "ag_7",
    evidence: "did it",
    attemptNumber: 2,
  });
  expect(card.acceptBy).toBe(status === "offered" ? after(60).toISOString() : null);
});

test.each(endedAttempt.filter((status) => status !== "completed"))(
  "a card does not show its %s attempt",
  (status) => {
    expect(cardOf(taskWith({ attemptNumber: 2 }), attemptWith({ status }))).toEqual(
      cardOf(taskWith({ attemptNumber: 2 }), null),
    );
  },
);

test("the end of the lease shows only while the agent is quiet", () => {
  const lease = (quietAt: Date | null) => cardOf(taskWith(), attemptWith({ quietAt })).leaseUntil;
  expect([lease(null), lease(noon)]).toEqual([null, after(120).toISOString()]);
});

test("a card counts criteria and passed lines, and shows the question's words", () => {
  const lines = [true, false, true].map((passed) => ({ criterion: "c", passed, evidence: "" }));
  const task = taskWith({
    acceptance: ["a", "b", "c"],
    verdict: { verdict: "changes_requested", by: "agent", lines, comment: "no" },
    question: { activityId: "ac_1", body: "Which year?", at: "" },
  });
  expect(cardOf(task, null)).toMatchObject({
    acceptanceTotal: 3,
    passed: 2,
    verdict: { verdict: "changes_requested", by: "agent" },
    question: "Which year?",
  });
});

test("cards survive JSON unchanged and show no secret", () => {
  const { agent } = agentWith("A", ["sql"], {
    keyHash: "SECRET",
    secretSealed: "SECRET",
    keyHint: "SECRET",
    claimHash: "SECRET",
  });
  for (const card of [cardOf(taskWith(), attemptWith()), agentCardOf(agent)])
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  expect(JSON.stringify(agentCardOf(agent))).not.toContain("SECRET");
  expect(agentCardOf(agent).skills).toEqual([{ id: "sql", name: "sql" }]);
});

test.each([
  ["nothing changed", { a: 1, b: [1] }, { a: 1, b: [1] }, null],
  ["a value", { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 3 }],
  ["to null and from null", { a: 1, b: null }, { a: null, b: 2 }, { a: null, b: 2 }],
  ["inside a list", { a: [1, { x: 1 }] }, { a: [1, { x: 2 }] }, { a: [1, { x: 2 }] }],
  ["false is not null", { a: null }, { a: false }, { a: false }],
  ["all of what is new", null, { id: "x", a: null }, { id: "x", a: null }],
  ["equal dates", { at: new Date(5) }, { at: new Date(5) }, null],
])("diff: %s", (_, before, now, patch) => {
  expect(diff<object>(before, now)).toEqual(patch);
});
