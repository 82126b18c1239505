/** Every refusal the product can utter: HTTP status and title per stable code. */
export const errorTable = {
  malformed_json: [400, "The body is not valid JSON"],
  unauthorized: [401, "A valid key or session is needed"],
  key_revoked: [401, "This key was revoked"],
  forbidden: [403, "You have no right to do this"],
  join_refused: [403, "The owner refused this agent"],
  not_found: [404, "There is nothing at this address"],
  invite_not_found: [404, "This invite does not exist"],
  attempt_not_found: [404, "This attempt does not exist"],
  method_not_allowed: [405, "This method is not allowed here"],
  conflict: [409, "This does not fit the present state"],
  stale_attempt: [409, "This attempt is no longer the task's current one"],
  version_conflict: [409, "The artifact has a newer version"],
  idempotency_key_conflict: [409, "This Idempotency-Key was used with another body"],
  task_taken: [409, "Another agent holds this task"],
  invite_expired: [410, "This invite has expired"],
  invite_used: [410, "This invite was used already"],
  already_claimed: [410, "This claim was used already"],
  payload_too_large: [413, "The body is too large"],
  invalid_request: [422, "A field is wrong"],
  budget_exhausted: [402, "The budget does not allow this"],
  rate_limited: [429, "Too many requests"],
  internal: [500, "Something broke on our side"],
  unavailable: [503, "The workspace cannot write at this moment"],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorTable;

/** A refusal a caller can cause; anything else that is thrown is a bug. `extra` is added to the problem document. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(code: ErrorCode, detail?: string, extra: Record<string, unknown> = {}) {
    super(detail ?? errorTable[code][1]);
    this.code = code;
    this.extra = extra;
  }
  get status(): number {
    return errorTable[this.code][0];
  }
}

/** Refuses one field of the input with a message that says what is wrong. */
export function fieldError(path: string, message: string): AppError {
  return new AppError("invalid_request", `${path}: ${message}`, { errors: [{ path, message }] });
}
