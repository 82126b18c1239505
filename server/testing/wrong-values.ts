/** A JSON schema as zod writes it, as far as bodies of the agent API use it. */
export type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  additionalProperties?: JsonSchema | boolean;
};

/** Values of every JSON type, with the extremes that break databases and clocks; each is sent for each field. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  -(2 ** 31) - 1,
  "",
  " ",
  "x",
  "\u0000",
  "\ud800",
  "🙂".repeat(40),
  "x".repeat(60_000),
  "+275760-09-13T00:00:00.000Z",
  "-000001-01-01T00:00:00Z",
  "__proto__",
  [],
  [null],
  [[]],
  [{}],
  ["\u0000"],
  Array.from({ length: 600 }, () => "x"),
  {},
  { id: 7 },
  { __proto__: null, constructor: "x" },
];

/** The paths of all fields of a schema, through objects, lists (by their first entry) and unions. */
export function fieldPaths(
  schema: JsonSchema,
  path: readonly (string | number)[] = [],
): (string | number)[][] {
  const own = path.length > 0 ? [[...path]] : [];
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => fieldPaths(one, [...path, name])),
    ...(schema.items ? fieldPaths(schema.items, [...path, 0]) : []),
    ...(typeof schema.additionalProperties === "object"
      ? fieldPaths(schema.additionalProperties, [...path, "any"])
      : []),
    ...(schema.anyOf ?? []).flatMap((one) => fieldPaths(one, path).slice(path.length > 0 ? 1 : 0)),
  ];
  const seen = new Set<string>();
  return [...own, ...inner].filter((one) => !seen.has(one.join(".")) && seen.add(one.join(".")));
}

/** A copy of a body with one field replaced; what lies on the way to it is made. */
export function withField(body: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list: unknown[] = Array.isArray(body) ? [...body] : [];
    list[key] = withField(list[key], rest, value);
    return list;
  }
  const object: Record<string, unknown> =
    typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
  object[key] = withField(object[key], rest, value);
  return object;
}
