const types = new Set(["null", "boolean", "object", "array", "number", "integer", "string"]);
const everywhere = ["type", "description", "default", "enum", "anyOf", "$ref"];
const ofObjects = ["properties", "required", "additionalProperties"];
const ofArrays = ["items", "minItems", "maxItems"];
const ofScalars = ["minLength", "maxLength", "minimum", "maximum"];
const known = new Set([...everywhere, ...ofObjects, ...ofArrays, ...ofScalars]);
const rootOnly = new Set(["$defs", "$id"]);
const bounds = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minimum", "maximum"],
] as const;
const most = { bytes: 120_000, levels: 30, keys: 3_000, branches: 500 };

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The problems of a JSON Schema for Moonshot's constrained answers, each with its path. The subset: objects, arrays,
 * scalars, `anyOf`, `enum` of one kind, `$ref` into `$defs` at the root, simple bounds; no other keyword.
 */
export function checkSchemaSubset(schema: unknown): string[] {
  if (!isNode(schema)) return ["<At path 'root': the schema must be an object>"];
  const problems: string[] = [];
  const defs = isNode(schema.$defs) ? schema.$defs : {};
  let keys = 0;
  if (JSON.stringify(schema).length > most.bytes)
    problems.push(`<At path 'root': larger than ${most.bytes} bytes>`);

  const visit = (node: unknown, path: string[], anything = false): void => {
    const say = (problem: string) => problems.push(`<At path '${path.join(".") || "root"}': ${problem}>`);
    if (!isNode(node)) return void say("property schema must be an object");
    if (path.length > most.levels * 2) return void say(`deeper than ${most.levels} levels`);
    for (const keyword of Object.keys(node))
      if (!known.has(keyword) && !(path.length === 0 && rootOnly.has(keyword)))
        say(`unsupported keyword: ${keyword}`);
    if (node.description !== undefined && typeof node.description !== "string")
      say("description must be a string");
    if (node.$ref !== undefined) return void checkRef(node, path, say);
    if (node.anyOf !== undefined) {
      if (node.type !== undefined)
        say("when using anyOf, type should be defined in anyOf items instead of the parent schema");
      if (!Array.isArray(node.anyOf) || node.anyOf.length < 1 || node.anyOf.length > most.branches)
        return void say(`anyOf must have 1-${most.branches} items`);
      return void node.anyOf.forEach((branch, i) => {
        visit(branch, [...path, "anyOf", String(i)]);
      });
    }
    checkType(node, say, anything);
    checkEnum(node, say);
    for (const [low, high] of bounds) {
      const [from, to] = [node[low], node[high]];
      if (typeof from === "number" && typeof to === "number" && from > to) say(`${low} is above ${high}`);
    }
    if (node.items !== undefined) visit(node.items, [...path, "items"]);
    if (isNode(node.additionalProperties))
      visit(node.additionalProperties, [...path, "additionalProperties"], true);
    if (node.properties === undefined) return;
    if (!isNode(node.properties)) return void say("properties must be an object");
    const names = Object.keys(node.properties);
    keys += names.length;
    for (const name of Array.isArray(node.required) ? node.required : [])
      if (!names.includes(String(name))) say(`required property '${name}' is not defined in properties`);
    for (const name of names) visit(node.properties[name], [...path, "properties", name]);
  };

  const checkRef = (node: Node, path: string[], say: (problem: string) => void): void => {
    const { $ref } = node;
    if ($ref !== "#" && !(typeof $ref === "string" && $ref.startsWith("#/$defs/")))
      say("references must start with #/$defs/");
    else if ($ref !== "#" && !($ref.slice("#/$defs/".length) in defs)) say(`invalid $ref path: ${$ref}`);
    for (const sibling of Object.keys(node))
      if (sibling !== "$ref" && sibling !== "description" && !(path.length === 0 && rootOnly.has(sibling)))
        say(`conflicting keywords found beside $ref: ${sibling}`);
  };

  if (Object.keys(schema).length > 0) visit(schema, []);
  for (const [name, definition] of Object.entries(defs)) visit(definition, ["$defs", name]);
  if (schema.type !== "object" && schema.anyOf === undefined && schema.$ref === undefined)
    problems.push("<At path 'root': the root schema must be an object>");
  if (keys > most.keys) problems.push(`<At path 'root': more than ${most.keys} properties>`);
  return problems;
}

function checkType({ type, ...rest }: Node, say: (problem: string) => void, anything: boolean): void {
  if (type === undefined) {
    if (rest.enum === undefined && !(anything && Object.keys(rest).length === 0)) say("type is not defined");
    return;
  }
  const given = Array.isArray(type) ? type : [type];
  if (given.length === 0 || !given.every((one) => types.has(String(one)))) say("invalid type");
  if (given.length > 1 && [...ofObjects, ...ofArrays, ...ofScalars].some((keyword) => keyword in rest))
    say("several types and other keywords");
}

function checkEnum(node: Node, say: (problem: string) => void): void {
  if (node.enum === undefined) return;
  if (!Array.isArray(node.enum) || node.enum.length === 0) return void say("enum array cannot be empty");
  const kinds = new Set(node.enum.map((value) => typeof value));
  if (kinds.size > 1 || !["string", "number"].includes([...kinds][0] ?? ""))
    say("enum values must all be strings or all be numbers");
}
