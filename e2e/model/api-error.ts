/** What the server refuses, in the shape of OpenAI's errors. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly retryAfter: number | null;

  constructor(status: number, type: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }

  body(): object {
    return { error: { message: this.message, type: this.type } };
  }
}

/** A request that is wrong and stays wrong. */
export function invalidRequest(message: string): ApiError {
  return new ApiError(400, "invalid_request_error", message);
}
