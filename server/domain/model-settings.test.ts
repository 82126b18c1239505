import { expect, test } from "vitest";
import { ModelBaseUrl, ModelSettings, modelPresetNames, settingsOfPreset } from "./model-settings.ts";

test("every preset is whole and passes the rules for settings", () => {
  for (const preset of modelPresetNames)
    expect(ModelSettings.safeParse(settingsOfPreset(preset)).success).toBe(true);
});

test("an address is plain: no credentials, no query, no other scheme; slashes at the end go", () => {
  expect(ModelBaseUrl.parse(" https://api.moonshot.ai/v1// ")).toBe("https://api.moonshot.ai/v1");
  for (const wrong of [
    "api.moonshot.ai/v1",
    "ftp://host/v1",
    "https://key@host/v1",
    "https://host/v1?key=1",
    "https://host/#x",
    "",
  ])
    expect(ModelBaseUrl.safeParse(wrong).success).toBe(false);
});
