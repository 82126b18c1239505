import { AppError } from "#server/domain/errors.ts";
import { isDatabaseAway } from "#server/platform/database-away.ts";

/** An error of a database that is away, as the refusal it is for the asker: come again (503). Any other as it is. */
export function knownError(error: unknown): unknown {
  if (error instanceof AppError || !isDatabaseAway(error)) return error;
  const refusal = new AppError(
    "unavailable",
    "The database cannot be reached at this moment. Try again shortly.",
  );
  refusal.cause = error;
  return refusal;
}
