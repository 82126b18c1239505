import type OpenAI from "openai";
import type { ModelProfile } from "#server/domain/model-settings.ts";
import { type ModelRequest, type ModelTurn, tokensForAnswer } from "./model-request.ts";
import { schemaOf } from "./strict-schema.ts";

type Body = OpenAI.ChatCompletionCreateParamsStreaming;
type Extra = Record<string, unknown>;

/** A call as this server wants it: OpenAI's wire plus what the profile adds. */
export function requestBody(request: ModelRequest): Body & Extra {
  const { access, thinking, kind } = request;
  const { profile } = access;
  const { schema } = schemaOf(kind);
  const system = `${request.system}${shapeWords(profile, kind, schema)}`;
  return {
    model: access.model,
    messages: [{ role: "system", content: system }, ...request.turns.map((turn) => messageOf(turn, profile))],
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: tokensForAnswer(request),
    ...shapeParams(profile, thinking, kind, schema),
    ...thinkingParams(profile, thinking),
    ...samplingParams(profile, thinking),
    ...(profile.thinkingParam === "moonshot" ? { prompt_cache_key: request.workspaceId } : {}),
  };
}

/** A turn with its reasoning, under the name each server reads; Moonshot refuses empty content. */
function messageOf(turn: ModelTurn, profile: ModelProfile): OpenAI.ChatCompletionMessageParam & Extra {
  const content = turn.content || "(empty)";
  if (turn.role === "user") return { role: "user", content };
  if (!turn.reasoning || profile.thinkingParam === "none") return { role: "assistant", content };
  return {
    role: "assistant",
    content,
    reasoning_content: turn.reasoning,
    // vLLM renamed the field; the old name is kept for servers that know no other.
    ...(profile.thinkingParam === "moonshot" ? {} : { reasoning: turn.reasoning }),
  };
}

/** What the prompt must say where the wire does not enforce the shape. */
function shapeWords(profile: ModelProfile, name: string, schema: Record<string, unknown>): string {
  if (profile.structured === "json_schema") return "";
  if (profile.structured === "tools") return `\n\nHand in your answer by calling the tool ${name}, once.`;
  return `\n\nAnswer with one JSON object of this JSON Schema, and nothing else:\n${JSON.stringify(schema)}`;
}

function shapeParams(
  profile: ModelProfile,
  thinking: boolean,
  name: string,
  schema: Record<string, unknown>,
): Partial<Body> {
  if (profile.structured === "json_schema")
    return { response_format: { type: "json_schema", json_schema: { name, strict: true, schema } } };
  if (profile.structured === "json_object") return { response_format: { type: "json_object" } };
  const forced = profile.forcedToolChoice && !thinking;
  return {
    tools: [
      {
        type: "function",
        function: { name, description: "Hand in the answer.", strict: true, parameters: schema },
      },
    ],
    tool_choice: forced ? { type: "function", function: { name } } : "auto",
  };
}

/** Switches thinking on or off, and keeps what was thought in earlier turns. */
export function thinkingParams(profile: ModelProfile, thinking: boolean): Extra {
  switch (profile.thinkingParam) {
    case "moonshot":
      return { thinking: thinking ? { type: "enabled", keep: "all" } : { type: "disabled" } };
    case "chat_template_kwargs":
      // Kimi's template reads `thinking`, Qwen's `enable_thinking`; a template leaves alone what it does not know.
      return {
        chat_template_kwargs: {
          thinking,
          enable_thinking: thinking,
          ...(thinking ? { preserve_thinking: true } : {}),
        },
      };
    case "reasoning_effort":
      return { reasoning_effort: thinking ? "medium" : "none" };
    case "none":
      return {};
  }
}

/** What Moonshot's own servers use with K2.6, for servers that leave it to the caller. */
function samplingParams(profile: ModelProfile, thinking: boolean): Partial<Body> {
  return profile.sampling === "fixed" ? {} : { temperature: thinking ? 1 : 0.6, top_p: 0.95 };
}
