/** The words an agent sent with a late result, or null when there are none. */
export function lateSummary(payload: unknown): string | null {
  if (!payload || typeof payload !== "object") return null;
  for (const key of ["summary", "name"]) {
    const value: unknown = Reflect.get(payload, key);
    if (typeof value === "string" && value) return value;
  }
  return null;
}
