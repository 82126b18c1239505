import {
  type ModelPresetName,
  ModelSettings,
  modelPresets,
  settingsOfPreset,
} from "#server/domain/model-settings.ts";
import { readNumber } from "./clock-draft.ts";

/** Who coordinates: a model of this workspace’s own, the environment’s, or rules alone. */
export type ModelSource = "own" | "environment" | "off";
/** What the form holds, as people type it. */
export type ModelDraft = {
  preset: ModelPresetName;
  baseUrl: string;
  model: string;
  inputPrice: string;
  cachedPrice: string;
  outputPrice: string;
  maxConcurrency: string;
  requestsPerMinute: string;
  contextTokens: string;
};
export type ModelErrors = Partial<Record<keyof ModelDraft | "apiKey", string>>;

/** The fields of settings that are in force. */
export const modelDraftOf = (settings: ModelSettings): ModelDraft => ({
  preset: settings.preset,
  baseUrl: settings.baseUrl,
  model: settings.model,
  inputPrice: String(settings.prices.inputPerMillion),
  cachedPrice: String(settings.prices.cachedInputPerMillion),
  outputPrice: String(settings.prices.outputPerMillion),
  maxConcurrency: String(settings.maxConcurrency),
  requestsPerMinute: String(settings.requestsPerMinute),
  contextTokens: String(settings.contextTokens),
});
/** The fields as a preset would have them. */
export const modelDraftOfPreset = (preset: ModelPresetName): ModelDraft =>
  modelDraftOf(settingsOfPreset(preset));

const fieldOfPath: Record<string, keyof ModelDraft> = {
  baseUrl: "baseUrl",
  model: "model",
  "prices.inputPerMillion": "inputPrice",
  "prices.cachedInputPerMillion": "cachedPrice",
  "prices.outputPerMillion": "outputPrice",
  maxConcurrency: "maxConcurrency",
  requestsPerMinute: "requestsPerMinute",
  contextTokens: "contextTokens",
};
const wordsOf: ModelErrors = {
  baseUrl: "An address like https://api.moonshot.ai/v1.",
  model: "The model’s id, as the server names it.",
  maxConcurrency: "A whole number from 0 to 1000.",
  requestsPerMinute: "A whole number from 0 to 100 000.",
  contextTokens: "A whole number from 4096 on.",
};

/** Reads the fields; `profile` is kept while the preset is the one it belongs to. */
export function readModelDraft(
  draft: ModelDraft,
  kept: ModelSettings | null,
): { settings: ModelSettings } | { errors: ModelErrors } {
  const read = ModelSettings.safeParse({
    preset: draft.preset,
    baseUrl: draft.baseUrl,
    model: draft.model,
    profile: kept?.preset === draft.preset ? kept.profile : modelPresets[draft.preset].profile,
    prices: {
      inputPerMillion: readNumber(draft.inputPrice),
      cachedInputPerMillion: readNumber(draft.cachedPrice),
      outputPerMillion: readNumber(draft.outputPrice),
    },
    maxConcurrency: readNumber(draft.maxConcurrency),
    requestsPerMinute: readNumber(draft.requestsPerMinute),
    contextTokens: readNumber(draft.contextTokens),
  });
  if (read.success) return { settings: read.data };
  const errors: ModelErrors = {};
  for (const issue of read.error.issues) {
    const field = fieldOfPath[issue.path.join(".")];
    if (field) errors[field] ??= wordsOf[field] ?? "A number of US dollars, 0 or more.";
  }
  return { errors };
}
