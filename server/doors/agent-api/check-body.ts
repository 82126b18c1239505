import type { z } from "zod";
import { AppError } from "#server/domain/errors.ts";

type Issue = z.core.$ZodIssue;
const isOfAnotherKind = (issue: Issue): boolean => issue.code === "invalid_type" && issue.path.length === 0;

/** What is wrong, field by field; where one of several forms may be sent, what is wrong with the form that was meant. */
function tell(issues: readonly Issue[], before: readonly PropertyKey[] = []): [string, string][] {
  return issues.flatMap((issue) => {
    const path = [...before, ...issue.path];
    const forms = issue.code === "invalid_union" ? issue.errors : [];
    const meant = forms.filter((form) => !form.some(isOfAnotherKind));
    if (meant.length === 1 && meant[0]) return tell(meant[0], path);
    const words = forms.flatMap((form) => form.map(({ message }) => message)).join(", or ");
    return [[path.join("."), words || issue.message]];
  });
}

/** Checks a body; refused as `invalid_request` with every wrong field's path and message. */
export function checked(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const errors = tell(error.issues).map(([path, message]) => ({ path, message }));
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new AppError("invalid_request", detail.slice(0, 1_000), { errors: errors.slice(0, 50) });
}
