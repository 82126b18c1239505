import { expect, test } from "vitest";
import { CoordinatorSettings } from "./coordinator-settings.ts";
import { noon, taskWith } from "./match-fixtures.ts";
import { noRecovery, ruleOfRecovery } from "./recovery-ladder.ts";

test("the rungs quote the cause alone, not who could do it when the rung before was taken", () => {
  const message =
    "no_better: The rows do not add up.\n\nThe only agent who could do it cannot now: Tabitha is excluded.";
  const task = taskWith({ id: "tk_1", failure: { code: "nobody_left", message }, recovery: noRecovery });
  const settings = CoordinatorSettings.parse({});
  expect(ruleOfRecovery(task, settings, noon, false)).toEqual({
    action: "reassign",
    reason: "another agent may do better: no_better: The rows do not add up.",
  });
  const tried = { ...task, recovery: { ...noRecovery, tries: 1 } };
  expect(ruleOfRecovery(tried, settings, noon, false)).toEqual({
    action: "ask",
    reason: "Only a person can help now: no_better: The rows do not add up.",
  });
});
