import { expect, test } from "vitest";
import { sampleCard } from "#components/board/sample-card.ts";
import { nextStep } from "./next-step.ts";

const verdict = { verdict: "accepted", by: "checks" } as const;
const inReview = sampleCard({ id: "tk_1", status: "in-review", review: "model", verdict });
const step = (mode: "model" | "away" | "rules", card = inReview, mayReview = true) =>
  nextStep(card, "Mira", [], { mode, words: "it does not answer", at: "14:02" }, mayReview);

test("work for the model says who judges, or since when it waits and that a person may judge", () => {
  expect(step("model").before).toBe(
    "The model judges it against the acceptance criteria. You may decide first.",
  );
  expect(step("away")).toMatchObject({
    before: "Waits for the model, away since 14:02 (it does not answer). You may decide instead.",
    tone: "warn",
  });
  expect(step("away", inReview, false).before).toContain("A person may decide instead.");
  expect(step("model", inReview, false).before).toContain("A person may decide first.");
  expect(step("rules").before).toContain("No model is set");
  expect(step("model", { ...inReview, verdict: null }).before).toContain("machine checks run");
});

test("a task that waits for a person says so in words", () => {
  const failed = sampleCard({
    id: "tk_2",
    status: "failed",
    failure: { code: "needs_person", message: "Which of the two prices holds?" },
  });
  expect(step("model", failed).before).toBe("The coordinator asks you: Which of the two prices holds?");
});

test("a passed deadline is what a person is to decide on, whoever works meanwhile", () => {
  const deadlineAt = "2030-01-31T12:00:00.000Z";
  const reason = `Its deadline passed at ${deadlineAt}: give it a later one, or cancel it.`;
  const late = sampleCard({ id: "tk_3", status: "working", deadlineAt, gap: { reason, missing: [] } });
  expect(step("rules", late)).toMatchObject({ before: reason, tone: "you" });
});
