/**
 * The JSON object in a model's text, or null: the text itself, else what follows a leaked `</think>`, stands in a code
 * fence, or lies between the first and the last brace.
 */
export function readJson(text: string): unknown {
  const thought = text.lastIndexOf("</think>");
  const said = (thought < 0 ? text : text.slice(thought + "</think>".length)).trim();
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(said)?.[1];
  const braced = said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1);
  for (const candidate of [said, fenced, braced]) {
    if (!candidate) continue;
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === "object" && value !== null) return storable(value);
    } catch {
      // The next candidate may be it.
    }
  }
  return null;
}

/** The value without what PostgreSQL cannot keep: NUL characters, and halves of surrogate pairs. */
function storable(value: unknown): unknown {
  const clean = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), storable(one)]));
}
