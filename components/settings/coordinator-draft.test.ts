import { expect, test } from "vitest";
import { CoordinatorSettings } from "#server/domain/coordinator-settings.ts";
import { coordinatorDraftOf, readCoordinatorDraft } from "./coordinator-draft.ts";

const defaults = CoordinatorSettings.parse({});

test("what is shown of the rules reads back as the same rules; an empty limit is none", () => {
  expect(readCoordinatorDraft(coordinatorDraftOf(defaults))).toEqual({ settings: defaults });
  const bounded = { ...defaults, budget: { usd: 12.5, tokens: 1_000_000, runs: 4, warnAt: 0.5 } };
  expect(readCoordinatorDraft(coordinatorDraftOf(bounded))).toEqual({ settings: bounded });
});

test("each wrong field says what it may be", () => {
  const draft = { ...coordinatorDraftOf(defaults), name: "@ki mi", maxParts: "1", usd: "-3", warnAt: "5" };
  expect(readCoordinatorDraft(draft)).toEqual({
    errors: {
      name: "One word of letters, digits, - or _, without the @.",
      maxParts: "A whole number from 2 to 20.",
      usd: "An amount of 0 or more, or nothing for no limit.",
      warnAt: "A share from 10 to 100 percent.",
    },
  });
});
