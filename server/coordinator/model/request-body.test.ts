import { expect, test } from "vitest";
import { type ModelAccess, type ModelPresetName, settingsOfPreset } from "#server/domain/model-settings.ts";
import { modelQuestion } from "#server/testing/model-question.ts";
import { requestBody } from "./request-body.ts";

const accessOf = (preset: ModelPresetName, changes: Partial<ModelAccess> = {}): ModelAccess => ({
  ...settingsOfPreset(preset),
  apiKey: "k",
  source: "environment",
  ...changes,
});
const bodyOf = (access: ModelAccess, thinking: boolean) =>
  requestBody(
    modelQuestion("plan", access, {
      thinking,
      turns: [
        { role: "user", content: "FACTS:" },
        { role: "assistant", content: "", reasoning: "because" },
        { role: "user", content: "REPAIR:" },
      ],
    }),
  );
const sampling = ["temperature", "top_p", "n", "presence_penalty", "frequency_penalty"];

test("Kimi on Moonshot: thinking by its own switch, thoughts given back, no sampling, a cache key, room for thoughts", () => {
  const body = bodyOf(accessOf("kimi"), true);
  expect(body).toMatchObject({
    model: "kimi-k2.6",
    stream: true,
    stream_options: { include_usage: true },
    thinking: { type: "enabled", keep: "all" },
    max_completion_tokens: 16_384,
    prompt_cache_key: "ws_test",
    response_format: { type: "json_schema", json_schema: { name: "plan", strict: true } },
  });
  expect(body.messages).toEqual([
    { role: "system", content: "KIND: plan" },
    { role: "user", content: "FACTS:" },
    { role: "assistant", content: "(empty)", reasoning_content: "because" },
    { role: "user", content: "REPAIR:" },
  ]);
  for (const name of [...sampling, "tool_choice", "max_tokens", "reasoning_effort", "chat_template_kwargs"])
    expect(body).not.toHaveProperty(name);
  expect(bodyOf(accessOf("kimi"), false)).toMatchObject({
    thinking: { type: "disabled" },
    max_completion_tokens: 2_000,
  });
});

test.each(["vllm", "sglang"] as const)(
  "%s: the template switches thinking, and sampling is ours to set",
  (preset) => {
    const body = bodyOf(accessOf(preset), true);
    expect(body).toMatchObject({
      chat_template_kwargs: { thinking: true, preserve_thinking: true },
      temperature: 1,
      top_p: 0.95,
      response_format: { type: "json_schema" },
    });
    expect(body.messages[2]).toMatchObject({ reasoning_content: "because", reasoning: "because" });
    for (const name of ["thinking", "prompt_cache_key"]) expect(body).not.toHaveProperty(name);
    expect(bodyOf(accessOf(preset), false)).toMatchObject({
      chat_template_kwargs: { thinking: false },
      temperature: 0.6,
    });
  },
);

test("a gateway: effort says how much to think", () => {
  expect(bodyOf(accessOf("gateway"), true)).toMatchObject({ reasoning_effort: "medium" });
  expect(bodyOf(accessOf("gateway"), false)).toMatchObject({ reasoning_effort: "none" });
});

test("any other server: nothing it may not know, and the schema in words", () => {
  const body = bodyOf(accessOf("openai_compatible"), true);
  expect(body.response_format).toEqual({ type: "json_object" });
  expect(body.messages[0]?.content).toContain('"additionalProperties":false');
  expect(body.messages[2]).toEqual({ role: "assistant", content: "(empty)" });
  for (const name of [
    ...sampling,
    "thinking",
    "reasoning_effort",
    "chat_template_kwargs",
    "prompt_cache_key",
  ])
    expect(body).not.toHaveProperty(name);
});

test("by tool: it is forced only where the server allows that, and never while thinking", () => {
  const profile = { ...settingsOfPreset("vllm").profile, structured: "tools" as const };
  const forcing = accessOf("vllm", { profile });
  expect(bodyOf(forcing, false)).toMatchObject({
    tools: [{ type: "function", function: { name: "plan", strict: true } }],
    tool_choice: { type: "function", function: { name: "plan" } },
  });
  expect(bodyOf(forcing, true).tool_choice).toBe("auto");
  const mild = accessOf("vllm", { profile: { ...profile, forcedToolChoice: false } });
  expect(bodyOf(mild, false).tool_choice).toBe("auto");
  expect(bodyOf(mild, false)).not.toHaveProperty("response_format");
});

test("question and answer never pass the context", () => {
  const body = requestBody(
    modelQuestion("plan", accessOf("kimi", { contextTokens: 10_000 }), {
      thinking: true,
      turns: [{ role: "user", content: "a".repeat(14_000) }],
    }),
  );
  expect(body.max_completion_tokens).toBeGreaterThan(5_000);
  expect(body.max_completion_tokens).toBeLessThan(6_000);
});
