import { fieldError } from "#server/domain/errors.ts";

const isUnstorable = (text: string): boolean => text.includes("\u0000") || !text.isWellFormed();

/**
 * Refuses input with text that PostgreSQL cannot keep: U+0000, or half of a surrogate pair. Names the field.
 * Works without recursion, since what strangers send may be nested as deep as a body is long.
 */
export function refuseUnstorable(input: unknown): void {
  const todo: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && isUnstorable(value))
      throw fieldError(
        path || "body",
        "has a NUL character or half of a surrogate pair, which cannot be kept",
      );
    if (typeof value !== "object" || value === null) continue;
    for (const [key, one] of Object.entries(value)) {
      if (isUnstorable(key)) throw fieldError(path || "body", "has a field whose name cannot be kept");
      todo.push({ value: one, path: path ? `${path}.${key}` : key });
    }
  }
}
