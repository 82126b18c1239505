import { z } from "zod";
import { ApiError, invalidRequest } from "./api-error.ts";
import { ChatBody, textOf } from "./chat-body.ts";
import { checkSchemaSubset } from "./check-schema-subset.ts";
import { tokensOf } from "./count-usage.ts";
import { isThinking } from "./is-thinking.ts";
import type { WireCheck } from "./moonshot-description.ts";
import { MoonshotRequest } from "./moonshot-request.ts";

/** Fixed by the model, so that naming one is an error whatever its value. */
const sampling = ["temperature", "top_p", "n", "presence_penalty", "frequency_penalty"];

/** What kimi-k2.6 can hold, question and answer together. */
const contextTokens = 262_144;

const Body = z.record(z.string(), z.unknown());

/** The wire check of our own words, for where no published description lies. */
export const ownWireCheck: WireCheck = (body) => {
  const { error } = MoonshotRequest.safeParse(body);
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
};

/** Refuses what Moonshot's API refuses for kimi-k2.6: throws its error, with its status and type. */
export function checkMoonshotRequest(given: unknown, checkWire: WireCheck): void {
  const raw = Body.safeParse(given);
  if (!raw.success) throw invalidRequest("Invalid request: the body must be a JSON object");
  const { model } = raw.data;
  if (typeof model === "string" && model !== "kimi-k2.6")
    throw new ApiError(404, "resource_not_found_error", `Not found the model ${model} or Permission denied`);
  const fixed = sampling.find((name) => raw.data[name] !== undefined);
  if (fixed) throw invalidRequest(`invalid ${fixed}: it is fixed for this model and cannot be set`);
  if (raw.data.thinking !== undefined && raw.data.reasoning_effort !== undefined)
    throw invalidRequest("cannot specify both 'thinking' and 'reasoning_effort'");
  const problems = checkWire(describedPart(raw.data));
  if (problems.length > 0) throw invalidRequest(`Invalid request: ${problems.join("; ")}`);
  const parsed = ChatBody.safeParse(given);
  if (!parsed.success) throw invalidRequest(`Invalid request: ${z.prettifyError(parsed.error)}`);
  checkMessages(parsed.data);
  checkSize(parsed.data);
  checkTools(parsed.data);
  checkFormat(parsed.data);
}

/**
 * The part of a request the description knows. It leaves out what the guide to tools adds: `tool_choice`, answers of
 * tools (role `tool`), and calls without content.
 */
function describedPart({ tool_choice: _, messages, ...rest }: Record<string, unknown>) {
  if (!Array.isArray(messages)) return { ...rest, ...(messages === undefined ? {} : { messages }) };
  return {
    ...rest,
    messages: messages.map((message) => {
      const known = Body.safeParse(message);
      if (!known.success) return message;
      const { role, content, tool_calls } = known.data;
      const silent = role === "assistant" && tool_calls && (content === null || content === undefined);
      return {
        ...known.data,
        ...(role === "tool" ? { role: "user" } : {}),
        ...(silent ? { content: "(calls)" } : {}),
      };
    }),
  };
}

function checkMessages(body: ChatBody): void {
  const thinking = isThinking(body, "moonshot");
  body.messages.forEach((message, at) => {
    const calls = (message.tool_calls ?? []).length > 0;
    if (!calls && message.role !== "tool" && textOf(message).trim() === "")
      throw invalidRequest(
        `Invalid request: message at position ${at} with role '${message.role}' must not be empty`,
      );
    if (thinking && calls && !message.reasoning_content)
      throw invalidRequest(
        `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${at}`,
      );
  });
}

/** What no schema says: the room of the model, and how long a stop word may be. */
function checkSize(body: ChatBody): void {
  const wanted = tokensOf(body.messages.map(textOf).join("")) + (body.max_completion_tokens ?? 0);
  if (wanted > contextTokens)
    throw invalidRequest(
      `Invalid request: Your request exceeded model token limit: ${contextTokens} (requested: ${wanted})`,
    );
  for (const word of [body.stop ?? []].flat())
    if (Buffer.byteLength(word) > 32)
      throw invalidRequest("Invalid request: a stop word must not exceed 32 bytes");
}

function checkTools(body: ChatBody): void {
  for (const tool of body.tools ?? []) {
    if (tool.function.strict === false) continue;
    const [problem] = checkSchemaSubset(tool.function.parameters);
    if (problem)
      throw invalidRequest(
        `tools.function.parameters is not a valid moonshot flavored json schema, details: ${problem}`,
      );
  }
  const choice = body.tool_choice;
  if (!choice || choice === "auto" || choice === "none") return;
  const word = typeof choice === "string" ? choice : "specified";
  if (word !== "required" && word !== "specified")
    throw invalidRequest(`Invalid request: tool_choice '${word}'`);
  if (isThinking(body, "moonshot"))
    throw invalidRequest(`tool_choice '${word}' is incompatible with thinking enabled`);
}

function checkFormat({ response_format: format }: ChatBody): void {
  if (format?.type !== "json_schema") return;
  if (!format.json_schema)
    throw invalidRequest("Invalid request: response_format.json_schema is required for type json_schema");
  if (format.json_schema.strict === false) return;
  const [problem] = checkSchemaSubset(format.json_schema.schema);
  if (problem)
    throw invalidRequest(
      `response_format.json_schema.schema is not a valid moonshot flavored json schema, details: ${problem}`,
    );
}
