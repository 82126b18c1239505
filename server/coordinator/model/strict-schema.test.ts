import { expect, test } from "vitest";
import { z } from "zod";
import { proposals } from "#server/domain/proposals.ts";
import { strictSchema } from "./strict-schema.ts";

/** Every keyword of a schema, at any depth; names of properties are not keywords. */
function keywordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keywordsOf);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => [
    keyword,
    ...(keyword === "properties" && value ? Object.values(value).flatMap(keywordsOf) : []),
    ...(["items", "anyOf"].includes(keyword) ? keywordsOf(value) : []),
  ]);
}

test("only keywords every server takes are left, in the schemas of all proposals", () => {
  const allowed = new Set([
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "anyOf",
    "description",
  ]);
  for (const schema of Object.values(proposals)) {
    const reduced = strictSchema(schema);
    expect(reduced).toMatchObject({ type: "object", additionalProperties: false });
    expect(keywordsOf(reduced).filter((keyword) => !allowed.has(keyword))).toEqual([]);
  }
});

test("bounds, formats, titles and defaults go; what may be left out may be null; all is required", () => {
  const shape = z.object({
    name: z.string().trim().min(1).max(9).describe("What it is called"),
    mail: z.email().optional(),
    size: z.number().int().positive().default(3),
    kind: z.enum(["a", "b"]).nullable(),
    fixed: z.literal("x"),
    either: z.union([z.string(), z.array(z.object({ n: z.number() }))]).nullish(),
  });
  expect(strictSchema(shape)).toEqual({
    type: "object",
    properties: {
      name: { type: "string", description: "What it is called" },
      mail: { anyOf: [{ type: "string" }, { type: "null" }] },
      size: { type: "integer" },
      kind: { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] },
      fixed: { type: "string", enum: ["x"] },
      either: {
        anyOf: [
          { type: "string" },
          {
            type: "array",
            items: {
              type: "object",
              properties: { n: { type: "number" } },
              required: ["n"],
              additionalProperties: false,
            },
          },
          { type: "null" },
        ],
      },
    },
    required: ["name", "mail", "size", "kind", "fixed", "either"],
    additionalProperties: false,
  });
});
