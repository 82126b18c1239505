import type { IncomingMessage } from "node:http";
import { AppError } from "#server/domain/errors.ts";
import { refuseUnstorable } from "./refuse-unstorable.ts";

/** JSON bodies may have this many bytes (agent protocol: 1 MiB). */
const jsonLimit = 1024 * 1024;

/** Reads a whole body as text; refused beyond `limit` bytes, before more of it is read. */
export async function readText(req: IncomingMessage, limit = jsonLimit): Promise<string> {
  const tooLarge = (): AppError =>
    new AppError(
      "payload_too_large",
      `A body may have at most ${limit} bytes; send files to /artifacts instead.`,
    );
  if (Number(req.headers["content-length"] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not destroy the request: its connection carries the refusal.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Parses a body as JSON; an empty one is an empty object. Refused as `malformed_json` with the parser's words, and when it has text that cannot be kept. */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError(
      "malformed_json",
      error instanceof Error ? error.message : "The body does not parse as JSON.",
    );
  }
  // Only an escape can bring in what cannot be kept: in UTF-8 itself it does not exist.
  if (/\\u(0000|d[89a-f])/i.test(text)) refuseUnstorable(value);
  return value;
}
