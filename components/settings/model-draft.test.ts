import { expect, test } from "vitest";
import { settingsOfPreset } from "#server/domain/model-settings.ts";
import { modelDraftOf, modelDraftOfPreset, readModelDraft } from "./model-draft.ts";

test("what is shown of settings reads back as the same settings", () => {
  const settings = settingsOfPreset("vllm", { model: "my-model", maxConcurrency: 8 });
  expect(readModelDraft(modelDraftOf(settings), settings)).toEqual({ settings });
});

test("another preset brings its own way of speaking", () => {
  const read = readModelDraft(modelDraftOfPreset("gateway"), settingsOfPreset("kimi"));
  expect(read).toMatchObject({
    settings: { preset: "gateway", profile: { thinkingParam: "reasoning_effort" } },
  });
});

test("each wrong field says what is wrong with it", () => {
  const draft = { ...modelDraftOfPreset("kimi"), baseUrl: "moonshot", outputPrice: "-1", contextTokens: "" };
  expect(readModelDraft(draft, null)).toEqual({
    errors: {
      baseUrl: "An address like https://api.moonshot.ai/v1.",
      outputPrice: "A number of US dollars, 0 or more.",
      contextTokens: "A whole number from 4096 on.",
    },
  });
});
