import type { ServerResponse } from "node:http";
import { AppError, errorTable } from "#server/domain/errors.ts";

/** The RFC 9457 document of an error; what is not an AppError is told as `internal`, without its insides. */
export function problemOf(
  error: unknown,
  requestId: string,
): { status: number; body: Record<string, unknown>; headers: Record<string, string> } {
  const known =
    error instanceof AppError
      ? error
      : new AppError("internal", `Tell the operator this request id: ${requestId}.`);
  const { code, status, message, extra } = known;
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (typeof extra.retry_after === "number")
    headers["retry-after"] = String(Math.max(1, Math.ceil(extra.retry_after)));
  else if (status === 503) headers["retry-after"] = "2";
  if (Array.isArray(extra.allow)) headers.allow = extra.allow.join(", ");
  if (status === 401) headers["www-authenticate"] = "Bearer";
  const body = {
    type: `about:blank#${code}`,
    title: errorTable[code][1],
    status,
    detail: message,
    code,
    request_id: requestId,
    ...extra,
  };
  return { status, body, headers };
}

/** Sends JSON with its length; does nothing when the asker has gone. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (res.headersSent || res.destroyed) return;
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  res.end(text);
}
