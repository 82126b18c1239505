import { z } from "zod";

/** How a model server differs from OpenAI's wire where servers do differ. */
export const ModelProfile = z.object({
  /** How thinking is switched: Moonshot's `thinking`, a variable of the chat template, OpenAI's effort, or not at all. */
  thinkingParam: z.enum(["moonshot", "chat_template_kwargs", "reasoning_effort", "none"]),
  /** `fixed`: the server sets temperature and top_p itself, so neither is sent. */
  sampling: z.enum(["fixed", "free"]),
  /** How an answer of a given shape is asked for. */
  structured: z.enum(["json_schema", "json_object", "tools"]),
  /** Whether a call may name the tool that must be used; with thinking none ever does. */
  forcedToolChoice: z.boolean(),
});
export type ModelProfile = z.infer<typeof ModelProfile>;

const price = z.number().min(0).max(100_000);
/** US dollars for a million tokens. */
export const Prices = z.object({
  inputPerMillion: price,
  cachedInputPerMillion: price,
  outputPerMillion: price,
});
export type Prices = z.infer<typeof Prices>;

export const modelPresetNames = ["kimi", "vllm", "sglang", "gateway", "openai_compatible"] as const;
export type ModelPresetName = (typeof modelPresetNames)[number];

/** An address of a model's API: http or https, without credentials, query or fragment; a slash at its end is dropped. */
export const ModelBaseUrl = z
  .string()
  .trim()
  .max(500)
  .refine(isPlainUrl, "must be an address like https://api.moonshot.ai/v1")
  .transform((text) => text.replace(/\/+$/, ""));

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(text);
}

/** Which model coordinates, where it is, and how to speak to it; everything but the key. */
export const ModelSettings = z.object({
  preset: z.enum(modelPresetNames),
  baseUrl: ModelBaseUrl,
  model: z.string().trim().min(1).max(200),
  profile: ModelProfile,
  prices: Prices,
  /** The most calls at once; 0 learns it from the server's answers. */
  maxConcurrency: z.number().int().min(0).max(1_000).default(0),
  /** The most calls started in a minute; 0 learns it from the server's answers. */
  requestsPerMinute: z.number().int().min(0).max(100_000).default(0),
  /** What question and answer together may take, in tokens. */
  contextTokens: z.number().int().min(4_096).max(10_000_000).default(262_144),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

/** What a call needs: settings and the key, which is never stored in the clear, logged or shown. */
export type ModelAccess = ModelSettings & {
  apiKey: string;
  /** `environment`: the operator's own word, so its address may be private. */
  source: "environment" | "workspace";
};

type Preset = Pick<ModelSettings, "baseUrl" | "model" | "profile" | "prices" | "contextTokens"> & {
  label: string;
};
const kimiPrices: Prices = { inputPerMillion: 0.95, cachedInputPerMillion: 0.16, outputPerMillion: 4 };
const free: Prices = { inputPerMillion: 0, cachedInputPerMillion: 0, outputPerMillion: 0 };
/** What both open inference servers understand: they set no sampling of their own, and the template switches thinking. */
const selfHosted: ModelProfile = {
  thinkingParam: "chat_template_kwargs",
  sampling: "free",
  structured: "json_schema",
  forcedToolChoice: true,
};

/** Where to start from, by kind of server; every value may be changed. */
export const modelPresets: Record<ModelPresetName, Preset> = {
  kimi: {
    label: "Kimi K2.6 on Moonshot's API",
    baseUrl: "https://api.moonshot.ai/v1",
    model: "kimi-k2.6",
    profile: {
      thinkingParam: "moonshot",
      sampling: "fixed",
      structured: "json_schema",
      forcedToolChoice: false,
    },
    prices: kimiPrices,
    contextTokens: 262_144,
  },
  vllm: {
    label: "vLLM",
    baseUrl: "http://127.0.0.1:8000/v1",
    model: "moonshotai/Kimi-K2.6",
    profile: selfHosted,
    prices: free,
    contextTokens: 262_144,
  },
  sglang: {
    label: "SGLang",
    baseUrl: "http://127.0.0.1:30000/v1",
    model: "moonshotai/Kimi-K2.6",
    profile: selfHosted,
    prices: free,
    contextTokens: 262_144,
  },
  gateway: {
    label: "A gateway such as OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    model: "moonshotai/kimi-k2.6",
    profile: {
      thinkingParam: "reasoning_effort",
      sampling: "fixed",
      structured: "json_schema",
      forcedToolChoice: true,
    },
    prices: kimiPrices,
    contextTokens: 262_144,
  },
  openai_compatible: {
    label: "Any OpenAI-compatible server",
    baseUrl: "http://127.0.0.1:8080/v1",
    model: "default",
    profile: {
      thinkingParam: "none",
      sampling: "fixed",
      structured: "json_object",
      forcedToolChoice: false,
    },
    prices: free,
    contextTokens: 32_768,
  },
};

/** Settings made of a preset and what differs from it. */
export function settingsOfPreset(
  preset: ModelPresetName,
  changes: Partial<Omit<ModelSettings, "preset">> = {},
): ModelSettings {
  const { label: _label, ...values } = modelPresets[preset];
  return ModelSettings.parse({ preset, ...values, ...changes });
}
