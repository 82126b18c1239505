import { z } from "zod";
import { estimateTokens } from "#server/domain/estimate-tokens.ts";
import { type DecisionKind, proposals } from "#server/domain/proposals.ts";

type Schema = Record<string, unknown>;
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The JSON Schema of a shape, reduced to what every server with strict output takes (Moonshot's is the narrowest):
 * types, properties, items, enum, anyOf and description. All properties are required and no others allowed; what may be
 * left out may be null. Lengths and ranges are checked when the answer comes.
 */
export function strictSchema(shape: z.ZodType): Schema {
  return reduce(z.toJSONSchema(shape, { io: "output", reused: "inline", unrepresentable: "any" }));
}

const known = new Map<DecisionKind, { schema: Schema; tokens: number }>();

/** The strict schema of a kind's proposal, and about how many tokens it takes; made once. */
export function schemaOf(kind: DecisionKind): { schema: Schema; tokens: number } {
  const schema = known.get(kind)?.schema ?? strictSchema(proposals[kind]);
  const made = known.get(kind) ?? { schema, tokens: estimateTokens(JSON.stringify(schema)) };
  known.set(kind, made);
  return made;
}

function reduce(schema: unknown): Schema {
  if (!isSchema(schema)) return {};
  const described = typeof schema.description === "string" ? { description: schema.description } : {};
  if (Array.isArray(schema.anyOf)) return { anyOf: flatten(schema.anyOf.map(reduce)), ...described };
  if (Array.isArray(schema.oneOf)) return { anyOf: flatten(schema.oneOf.map(reduce)), ...described };
  if ("const" in schema) return { type: typeof schema.const, enum: [schema.const], ...described };
  if (schema.type === "object") return { ...reduceObject(schema), ...described };
  if (schema.type === "array") return { type: "array", items: reduce(schema.items), ...described };
  const values = Array.isArray(schema.enum) ? { enum: schema.enum } : {};
  return { type: schema.type, ...values, ...described };
}

function reduceObject(schema: Schema): Schema {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const names = Object.keys(properties);
  return {
    type: "object",
    properties: Object.fromEntries(
      names.map((name) => {
        const property = reduce(properties[name]);
        return [name, required.includes(name) ? property : orNull(property)];
      }),
    ),
    required: names,
    additionalProperties: false,
  };
}

const orNull = (schema: Schema): Schema => ({ anyOf: flatten([schema, { type: "null" }]) });

/** Choices of choices are choices; null is named once. */
function flatten(choices: Schema[]): Schema[] {
  const flat = choices.flatMap((choice) =>
    Array.isArray(choice.anyOf) && !choice.description ? choice.anyOf.filter(isSchema) : [choice],
  );
  return flat.filter(
    (choice, at) => choice.type !== "null" || flat.findIndex((other) => other.type === "null") === at,
  );
}
