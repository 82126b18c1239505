import { expect, test } from "vitest";
import { rulesAtWork } from "#server/domain/decision.ts";
import { coordinatorWords } from "./coordinator-words.ts";

test("who coordinates is said in one line, and what waits while the model is away", () => {
  expect(coordinatorWords(rulesAtWork, "").line).toBe("rules (no model set)");
  const model = { ...rulesAtWork, mode: "model", model: "moonshotai/kimi-k2.6", words: "" } as const;
  expect(coordinatorWords(model, "").line).toBe("kimi-k2.6 coordinates");
  const away = { ...model, mode: "away", words: "it does not answer", waitingCount: 3 } as const;
  expect(coordinatorWords(away, "14:02")).toEqual({
    line: "rules: model away since 14:02",
    more: "3 decisions wait",
  });
  expect(coordinatorWords({ ...away, waitingCount: 1 }, "14:02").more).toBe("1 decision waits");
});
