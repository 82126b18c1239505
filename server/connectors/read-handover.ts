import { z } from "zod";
import type { Handover } from "./connector.ts";

const Body = z.object({ status: z.enum(["accepted", "busy", "rejected"]), reason: z.string().default("") });
const defaultBusySeconds = 10;
const maxBusySeconds = 600;

/** Reads an agent's answer to a pushed envelope (agent protocol, section 2): any 2xx is delivered, 429 and 503 busy, 410 gone. */
export function readHandover(
  status: number,
  retryAfter: string | string[] | undefined,
  text: string,
): Handover {
  if (status >= 200 && status < 300) return { ok: true, report: reportIn(text) };
  if (status === 410) return { ok: false, error: "it answers 410: gone", gone: true };
  if (status === 429 || status === 503) {
    const seconds = secondsOf(retryAfter);
    if (seconds !== null)
      return { ok: false, error: `busy (${status})`, retryAfterSeconds: Math.min(seconds, maxBusySeconds) };
  }
  return {
    ok: false,
    error:
      status >= 300 && status < 400
        ? `it answers ${status}; redirects are not followed`
        : `it answers ${status}`,
  };
}

function reportIn(text: string): Extract<Handover, { ok: true }>["report"] {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    const { status, reason } = Body.parse(JSON.parse(text));
    // A stranger's words go into the database, which holds neither NUL nor half a character.
    return { status, reason: reason.replaceAll("\u0000", "\ufffd").toWellFormed() };
  } catch {
    return null;
  }
}

/** Seconds of a Retry-After header, in either of its forms (RFC 9110, 10.2.3); null when there is none. */
function secondsOf(header: string | string[] | undefined): number | null {
  const value = Array.isArray(header) ? header[0] : header;
  if (value === undefined) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(1, seconds);
  const at = Date.parse(value);
  return Number.isNaN(at) ? defaultBusySeconds : Math.max(1, (at - Date.now()) / 1000);
}
