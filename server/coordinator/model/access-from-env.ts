import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import type { Settings } from "#server/platform/parse-env.ts";

type ModelEnv = Pick<
  Settings,
  | "MODEL_PRESET"
  | "MODEL_BASE_URL"
  | "MODEL_NAME"
  | "MODEL_API_KEY"
  | "MOONSHOT_API_KEY"
  | "MODEL_CONCURRENCY"
  | "MODEL_PER_MINUTE"
>;
const keyless = new Set(["vllm", "sglang", "openai_compatible"]);

/** The operator's model, or null: a key is needed, but for servers of one's own, which need their address. */
export function accessFromEnv(env: ModelEnv): ModelAccess | null {
  const { MODEL_PRESET: preset, MODEL_BASE_URL: baseUrl, MODEL_NAME: model } = env;
  const apiKey = env.MODEL_API_KEY ?? (preset === "kimi" ? env.MOONSHOT_API_KEY : undefined);
  if (!apiKey && !(baseUrl && keyless.has(preset))) return null;
  const settings = settingsOfPreset(preset, {
    ...(baseUrl ? { baseUrl } : {}),
    ...(model ? { model } : {}),
    maxConcurrency: env.MODEL_CONCURRENCY,
    requestsPerMinute: env.MODEL_PER_MINUTE,
  });
  return { ...settings, apiKey: apiKey ?? "", source: "environment" };
}
