import { expect, it } from "vitest";
import { ChatBody } from "./chat-body.ts";
import { chatRequest } from "./chat-request.ts";
import { keepToSchema } from "./keep-to-schema.ts";

const schema = {
  type: "object",
  properties: {
    tasks: {
      type: "array",
      items: {
        type: "object",
        properties: {
          title: { type: "string" },
          deadline: { anyOf: [{ type: "string" }, { type: "null" }] },
          size: { type: "integer" },
        },
        required: ["title", "deadline", "size"],
        additionalProperties: false,
      },
    },
  },
  required: ["tasks"],
  additionalProperties: false,
};
const { response_format: _, ...rest } = chatRequest("plan", { goal: "Write a haiku" });
const said = { tasks: [{ title: "Rhyme" }, { title: "Print", deadline: "2030-01-31" }] };
const filled = {
  tasks: [
    { title: "Rhyme", deadline: null },
    { title: "Print", deadline: "2030-01-31" },
  ],
};

it("says null where the schema wants a word and there is none, and where null may be", () => {
  const format = (strict: boolean) => ({
    ...rest,
    response_format: { type: "json_schema", json_schema: { name: "plan", strict, schema } },
  });
  const tool = { ...rest, tools: [{ type: "function", function: { name: "plan", parameters: schema } }] };
  expect(keepToSchema(said, ChatBody.parse(format(true)))).toEqual(filled);
  expect(keepToSchema(said, ChatBody.parse(tool))).toEqual(filled);
  expect(keepToSchema(said, ChatBody.parse(format(false)))).toEqual(said);
  expect(keepToSchema("words", ChatBody.parse(format(true)))).toBe("words");
});
