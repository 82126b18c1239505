import type { ChatBody } from "./chat-body.ts";
import { ModelAnswer } from "./model-answer.ts";
import type { Said } from "./model-server-options.ts";

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a rule said as a server that keeps to the call's schema says it: what is required and has nothing to say is null where it may be. */
export function keepToSchema(said: Said, body: ChatBody): Said {
  if (typeof said === "string" || said instanceof ModelAnswer) return said;
  const filled = fillWithNulls(said, wantedSchema(body));
  return isNode(filled) ? filled : said;
}

function wantedSchema(body: ChatBody): unknown {
  const format = body.response_format;
  if (format?.type === "json_schema" && format.json_schema?.strict !== false)
    return format.json_schema?.schema;
  const tool = body.tool_choice === "none" ? null : body.tools?.[0]?.function;
  return tool && tool.strict !== false ? tool.parameters : null;
}

function fillWithNulls(value: unknown, schema: unknown): unknown {
  if (!isNode(schema)) return value;
  const choices = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isNode) : [schema];
  const fit = choices.find(({ type }) => type === (Array.isArray(value) ? "array" : typeof value));
  if (Array.isArray(value)) return value.map((one) => fillWithNulls(one, fit?.items));
  if (!isNode(value) || !isNode(fit?.properties)) return value;
  const { properties, required } = fit;
  const filled: Node = {};
  for (const [name, one] of Object.entries(value))
    if (one !== undefined) filled[name] = fillWithNulls(one, properties[name]);
  for (const name of Array.isArray(required) ? required.map(String) : [])
    if (!(name in filled) && mayBeNull(properties[name])) filled[name] = null;
  return filled;
}

function mayBeNull(schema: unknown): boolean {
  return (
    isNode(schema) &&
    Array.isArray(schema.anyOf) &&
    schema.anyOf.some((one) => isNode(one) && one.type === "null")
  );
}
