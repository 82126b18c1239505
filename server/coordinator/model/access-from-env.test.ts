import { expect, test } from "vitest";
import { modelPresetNames } from "#server/domain/model-settings.ts";
import { parseEnv } from "#server/platform/parse-env.ts";
import { accessFromEnv } from "./access-from-env.ts";

function accessOf(settings: Record<string, string>) {
  const { env, problems } = parseEnv({ DATABASE_URL: "postgresql://u:p@127.0.0.1/claw", ...settings });
  if (!env) throw new Error(problems.join());
  return accessFromEnv(env);
}

test("without a key there is no model", () => {
  expect(accessOf({})).toBeNull();
  expect(accessOf({ MODEL_BASE_URL: "https://api.moonshot.ai/v1" })).toBeNull();
  expect(accessOf({ MODEL_PRESET: "vllm" })).toBeNull();
});

test("a key alone is Kimi on Moonshot's API, under either name", () => {
  for (const name of ["MODEL_API_KEY", "MOONSHOT_API_KEY"])
    expect(accessOf({ [name]: "sk-1" })).toMatchObject({
      preset: "kimi",
      baseUrl: "https://api.moonshot.ai/v1",
      model: "kimi-k2.6",
      apiKey: "sk-1",
      source: "environment",
    });
});

test("Moonshot's key is given to no other server", () => {
  expect(accessOf({ MODEL_PRESET: "gateway", MOONSHOT_API_KEY: "sk-1" })).toBeNull();
});

test("a server of one's own needs its address and no key", () => {
  const own = { MODEL_PRESET: "vllm", MODEL_BASE_URL: "http://10.0.0.5:8000/v1/", MODEL_NAME: "mine" };
  expect(accessOf(own)).toMatchObject({ baseUrl: "http://10.0.0.5:8000/v1", model: "mine", apiKey: "" });
});

test("every preset can be named, and a wrong setting is refused without telling a key", () => {
  for (const MODEL_PRESET of modelPresetNames)
    expect(
      accessOf({ MODEL_PRESET, MODEL_API_KEY: "k", MODEL_BASE_URL: "http://127.0.0.1:1/v1" })?.preset,
    ).toBe(MODEL_PRESET);
  const wrong = { MODEL_PRESET: "gpt", MODEL_BASE_URL: "http://key@host/v1", MODEL_API_KEY: "my secret" };
  const { problems } = parseEnv({ DATABASE_URL: "postgresql://u:p@127.0.0.1/claw", ...wrong });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "MODEL_PRESET",
    "MODEL_BASE_URL",
    "MODEL_API_KEY",
  ]);
  expect(problems.join()).not.toContain("my secret");
});
