/** A JSON Schema, as far as the description needs one. */
export type JsonSchema = { [key: string]: unknown };

/**
 * Reads the shorthand in which routes write their answers, such as `{task: {id, status}, rows: [{id}]}`, as a JSON
 * Schema: every name is a required field, a quoted word one of its values, a bare name of any type. Null for plain words.
 */
export function readShape(text: string): JsonSchema | null {
  const tokens = text.match(/"[^"]*"|[A-Za-z_][A-Za-z0-9_]*|[{}[\]:,]/g) ?? [];
  if (tokens[0] !== "{" || tokens.join("") !== text.replace(/\s+/g, "")) return null;
  let at = 0;
  const value = (): JsonSchema => {
    const token = tokens[at++] ?? "";
    if (token === "{") return object();
    if (token === "[") return array();
    if (token.startsWith('"')) return { type: "string", enum: token.slice(1, -1).split("|") };
    return token === "true" ? { const: true } : {};
  };
  const array = (): JsonSchema => {
    const items = tokens[at] === "]" ? null : value();
    at++;
    return items ? { type: "array", items } : { type: "array" };
  };
  const object = (): JsonSchema => {
    const properties: Record<string, JsonSchema> = {};
    while (tokens[at] !== "}" && at < tokens.length) {
      const name = tokens[at++] ?? "";
      const typed = tokens[at] === ":";
      if (typed) at++;
      properties[name] = typed ? value() : {};
      if (tokens[at] === ",") at++;
    }
    at++;
    return { type: "object", properties, required: Object.keys(properties) };
  };
  const shape = value();
  return at === tokens.length ? shape : null;
}
