import type { z } from "zod";
import { AppError } from "#server/domain/errors.ts";

/** Checks a body; refused as `invalid_request` with every wrong field's path and message. */
export function checked(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const errors = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new AppError("invalid_request", detail.slice(0, 1_000), { errors: errors.slice(0, 50) });
}
