import { describe, expect, it } from "vitest";
import { proposals } from "#server/domain/proposals.ts";
import { ApiError } from "./api-error.ts";
import { chatRequest } from "./chat-request.ts";
import { checkMoonshotRequest, ownWireCheck } from "./check-moonshot-request.ts";
import { moonshotDescription } from "./moonshot-description.ts";

const call = chatRequest("plan", { goal: "Write a haiku" });
const [system, user] = call.messages;
const thinking = { ...call, thinking: { type: "enabled" } };
const toolCall = { id: "plan:0", type: "function", function: { name: "plan", arguments: "{}" } };
const tool = {
  type: "function",
  function: { name: "plan", parameters: call.response_format.json_schema.schema },
};
const asking = (schema: object) => ({
  ...call,
  response_format: { type: "json_schema", json_schema: { name: "plan", strict: true, schema } },
});
const object = (properties: object) => asking({ type: "object", properties });

const good: Record<string, object> = {
  "a call without thinking": call,
  "a call that thinks and keeps its thoughts": { ...call, thinking: { type: "enabled", keep: "all" } },
  "a stream that tells its usage": { ...thinking, stream: true, stream_options: { include_usage: true } },
  "an answer of any JSON": { ...call, response_format: { type: "json_object" } },
  "content in parts": { ...call, messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }] },
  "a repair that carries the thoughts": {
    ...thinking,
    messages: [
      system,
      user,
      { role: "assistant", content: "{}", reasoning_content: "Hm." },
      { role: "user", content: "REPAIR: no tasks" },
    ],
  },
  "a tool it may call": { ...thinking, tools: [tool], tool_choice: "auto" },
  "a tool it must call, without thinking": {
    ...call,
    tools: [tool],
    tool_choice: { type: "function", function: { name: "plan" } },
  },
  "a tool's answer, with the thoughts of the call": {
    ...thinking,
    tools: [tool],
    messages: [
      user,
      { role: "assistant", content: null, tool_calls: [toolCall], reasoning_content: "Hm." },
      { role: "tool", tool_call_id: "plan:0", content: "refused" },
    ],
  },
  "a schema that refers to its own definitions": asking({
    type: "object",
    properties: { parts: { type: "array", items: { $ref: "#/$defs/part" } } },
    $defs: { part: { type: "object", properties: { size: { type: "integer", minimum: 1, maximum: 9 } } } },
  }),
};

/** What each must be told, so that a refusal for another reason is no pass. */
const bad: Record<string, [object, RegExp, number?]> = {
  "a temperature": [{ ...call, temperature: 1 }, /invalid temperature/],
  top_p: [{ ...call, top_p: 0.95 }, /invalid top_p/],
  "more than one answer": [{ ...call, n: 1 }, /invalid n\b/],
  "a presence penalty": [{ ...call, presence_penalty: 0 }, /invalid presence_penalty/],
  "a frequency penalty": [{ ...call, frequency_penalty: 0 }, /invalid frequency_penalty/],
  "a parameter of another server": [
    { ...call, chat_template_kwargs: { thinking: true } },
    /chat_template_kwargs/,
  ],
  "two ways to say how to think": [{ ...call, reasoning_effort: "high" }, /cannot specify both/],
  "another model": [{ ...call, model: "gpt-99" }, /Not found the model gpt-99/, 404],
  "no model": [{ ...call, model: undefined }, /model/],
  "no messages": [{ ...call, messages: undefined }, /messages/],
  "an unknown role": [{ ...call, messages: [{ role: "developer", content: "Hello" }] }, /role/],
  "an empty message": [
    { ...call, messages: [system, { role: "user", content: "" }] },
    /position 1 .* must not be empty/,
  ],
  "half a token": [{ ...call, max_completion_tokens: 0.5 }, /max_completion_tokens/],
  "a stream by word": [{ ...call, stream: "yes" }, /stream/],
  "six stop words": [{ ...call, stop: ["a", "b", "c", "d", "e", "f"] }, /stop/],
  "a stop word of 33 bytes": [{ ...call, stop: ["ä".repeat(17)] }, /32 bytes/],
  "more than the model can hold": [
    { ...call, messages: [{ role: "user", content: "fog ".repeat(250_000) }] },
    /exceeded model token limit: 262144 \(requested: 282000\)/,
  ],
  "thinking by a word": [{ ...call, thinking: "enabled" }, /thinking/],
  "an unknown kind of thinking": [{ ...call, thinking: { type: "deep" } }, /thinking/],
  "a thinking budget": [{ ...call, thinking: { type: "enabled", budget_tokens: 9 } }, /thinking/],
  "thoughts kept in part": [{ ...call, thinking: { type: "enabled", keep: "some" } }, /thinking/],
  "an unknown format": [{ ...call, response_format: { type: "xml" } }, /response_format/],
  "a format without its schema": [
    { ...call, response_format: { type: "json_schema" } },
    /json_schema is required/,
  ],
  "a schema without a name": [
    { ...call, response_format: { type: "json_schema", json_schema: { schema: { type: "object" } } } },
    /name/,
  ],
  "a tool whose name begins with a digit": [
    { ...call, tools: [{ ...tool, function: { ...tool.function, name: "1st" } }] },
    /name/,
  ],
  "129 tools": [{ ...call, tools: Array.from({ length: 129 }, () => tool) }, /tools/],
  "a forced tool while thinking": [
    { ...thinking, tools: [tool], tool_choice: { type: "function", function: { name: "plan" } } },
    /tool_choice 'specified' is incompatible with thinking enabled/,
  ],
  "any tool, but one, while thinking (which is on when nothing is said)": [
    { ...call, thinking: undefined, tools: [tool], tool_choice: "required" },
    /tool_choice 'required' is incompatible/,
  ],
  "a call in the history without its thoughts": [
    { ...thinking, messages: [user, { role: "assistant", content: "", tool_calls: [toolCall] }, user] },
    /reasoning_content is missing in assistant tool call message at index 1/,
  ],
  "a tool's schema outside the subset": [
    {
      ...call,
      tools: [
        {
          ...tool,
          function: { name: "plan", parameters: { type: "object", properties: { a: { const: 1 } } } },
        },
      ],
    },
    /tools.function.parameters is not a valid moonshot flavored json schema.*const/,
  ],
  "a title": [asking({ type: "object", title: "Plan", properties: {} }), /unsupported keyword: title/],
  "a format of text": [
    object({ at: { type: "string", format: "date-time" } }),
    /properties.at': unsupported keyword: format/,
  ],
  "an exclusive bound": [object({ n: { type: "number", exclusiveMinimum: 0 } }), /exclusiveMinimum/],
  "a pattern": [object({ a: { type: "string", pattern: "^a" } }), /pattern/],
  "a schema's own address": [
    asking({ $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" }),
    /\$schema/,
  ],
  "one of several": [object({ a: { oneOf: [{ type: "string" }] } }), /oneOf/],
  "a type beside anyOf": [
    object({ a: { type: "string", anyOf: [{ type: "string" }] } }),
    /type should be defined in anyOf items/,
  ],
  "a value of no type": [object({ a: { description: "what?" } }), /properties.a': type is not defined/],
  "a schema that is only true": [object({ a: true }), /must be an object/],
  "an enum of two kinds": [object({ a: { enum: ["x", 1] } }), /enum values/],
  "a reference to nothing": [object({ a: { $ref: "#/$defs/b" } }), /invalid \$ref path/],
  "a reference abroad": [object({ a: { $ref: "https://example.com/s.json" } }), /must start with/],
  "definitions below the root": [object({ a: { type: "object", $defs: {} } }), /unsupported keyword: \$defs/],
  "a required property nobody described": [
    asking({ type: "object", properties: {}, required: ["a"] }),
    /required property 'a'/,
  ],
  "a list at the root": [
    asking({ type: "array", items: { type: "string" } }),
    /root schema must be an object/,
  ],
};

const published = moonshotDescription();
const checks = {
  "our own words": ownWireCheck,
  ...(published ? { "the published description": published } : {}),
};
/** As it arrives: what is undefined is not sent. */
const sent = (body: object): unknown => JSON.parse(JSON.stringify(body));

describe.each(Object.entries(checks))("a request, by %s", (_, check) => {
  it.each(Object.entries(good))("is let in: %s", (_, body) => {
    expect(() => checkMoonshotRequest(sent(body), check)).not.toThrow();
  });

  it.each(Object.entries(bad))("is refused: %s", (_, [body, words, status = 400]) => {
    let error: unknown = null;
    try {
      checkMoonshotRequest(sent(body), check);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, message: expect.stringMatching(words) });
  });

  it.each(Object.keys(proposals) as (keyof typeof proposals)[])(
    "is let in: the schema of %s answers",
    (kind) => {
      expect(() => checkMoonshotRequest(sent(chatRequest(kind, {})), check)).not.toThrow();
    },
  );

  it("is refused when it is no object", () => {
    expect(() => checkMoonshotRequest([], check)).toThrow("must be a JSON object");
  });
});
