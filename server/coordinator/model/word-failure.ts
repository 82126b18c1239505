import OpenAI from "openai";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { ModelError, type ModelErrorDetails } from "./model-error.ts";
import { limitsFromHeaders, limitsFromWords } from "./told-limits.ts";

type Details = Pick<ModelErrorDetails, "usage"> & { now: number };

/** Puts whatever the client library threw into a kind and plain words. */
export function wordFailure(error: unknown, access: ModelAccess, details: Details): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof OpenAI.APIConnectionError || !(error instanceof OpenAI.APIError))
    return wordConnection(error, access, details);
  return wordStatus(error, access, details);
}

function wordStatus(
  error: InstanceType<typeof OpenAI.APIError>,
  access: ModelAccess,
  details: Details,
): ModelError {
  const host = hostOf(access);
  const said = withoutSecrets(messageOf(error), access);
  const headers = error.headers ? limitsFromHeaders(error.headers, details.now) : {};
  const words = limitsFromWords(said);
  const waitMs = Math.max(headers.waitMs ?? 0, words.waitMs ?? 0);
  const told = { ...headers, ...words, ...(waitMs > 0 ? { waitMs } : {}) };
  const make = (kind: ModelError["kind"], words: string): ModelError =>
    new ModelError(kind, words, { usage: details.usage, told, retryAfterMs: told.waitMs ?? null });
  const type = `${error.type ?? ""} ${error.code ?? ""}`;
  // An error inside a stream has no status of its own; some gateways give it as the code.
  const status = error.status ?? (Number(error.code) || undefined);
  if (
    status === 402 ||
    /exceeded_current_quota|insufficient_quota/.test(type) ||
    /insufficient balance/i.test(said)
  )
    return make(
      "no_credit",
      `The account at ${host} has no credit left (${said}). Recharge it, or choose another key.`,
    );
  if (/content_filter/.test(type) || /considered high risk/i.test(said))
    return make("refused", `${host} refused the question by its content rules (${said}).`);
  if (/engine_overloaded/.test(type)) return make("unavailable", `${host} is overloaded (${said}).`);
  if (status === 429 || (status === 403 && /concurrent request limit/i.test(said)))
    return make("rate_limited", `${host} allows no more calls right now (${said}).`);
  if (status === 401)
    return make(
      "unauthorized",
      `${host} does not accept the key (${said}). Check that it belongs to this server.`,
    );
  if (status === 403)
    return make("unauthorized", `This key may not use ${access.model} at ${host} (${said}).`);
  if (status === 404)
    return make(
      "bad_request",
      `${host} knows no ${access.model}, or the address is not that of its API (${said}).`,
    );
  if (status === undefined || status >= 500 || status === 408)
    return make("unavailable", `${host} has trouble${status ? ` (${status})` : ""}: ${said}`);
  return make("bad_request", `${host} did not accept the question (${status}: ${said}).`);
}

/** Codes of sockets, names and certificates, in words. */
const causes: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its name cannot be looked up right now",
  UND_ERR_CONNECT_TIMEOUT: "it cannot be reached",
  ETIMEDOUT: "it cannot be reached",
  EHOSTUNREACH: "it cannot be reached",
  ENETUNREACH: "there is no network",
  ECONNRESET: "it closed the connection",
  UND_ERR_SOCKET: "it closed the connection",
};

function wordConnection(error: unknown, access: ModelAccess, { usage }: Details): ModelError {
  const chain = causesOf(error);
  const refusal = chain.find((cause) => cause.name === "ForbiddenAddress");
  if (refusal) return new ModelError("bad_request", refusal.message, { usage });
  const host = hostOf(access);
  if (chain.some((cause) => /redirect/i.test(cause.message)))
    return new ModelError("bad_request", `${host} sends calls on to another address; enter that one.`, {
      usage,
    });
  const code = chain
    .map((cause) => ("code" in cause ? String(cause.code) : ""))
    .find((name) => name in causes);
  const last = chain.at(-1)?.message ?? String(error);
  const why = (code && causes[code]) || withoutSecrets(last, access);
  return new ModelError("unavailable", `${host} does not answer: ${why}.`, { usage });
}

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 10; at = at.cause) chain.push(at);
  return chain;
}

/** The server's own words, without the status the library puts before them. */
function messageOf(error: InstanceType<typeof OpenAI.APIError>): string {
  const text = error.message
    .replace(/^\d{3}\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.length > 300 ? `${text.slice(0, 299)}…` : text || "no words";
}

/** Takes out the key and what looks like one, and the account ids Moonshot puts into its refusals. */
function withoutSecrets(text: string, access: ModelAccess): string {
  const own = access.apiKey.length > 3 ? text.replaceAll(access.apiKey, "…") : text;
  return own
    .replace(/\b(org|ak|sk|key)-[\w*-]{4,}/gi, "…")
    .replace(/bearer\s+\S+/gi, "…")
    .replace(/\s*…\s*<…>/g, "");
}

export const hostOf = (access: Pick<ModelAccess, "baseUrl">): string => new URL(access.baseUrl).host;
