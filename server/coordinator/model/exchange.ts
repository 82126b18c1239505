import OpenAI from "openai";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { CallClocks, type CallLimits, callLimits } from "./call-clocks.ts";
import { ModelError } from "./model-error.ts";
import type { ModelHttp } from "./model-http.ts";
import { type Gathered, gather, gatherWhole, nothingGathered } from "./read-stream.ts";
import { limitsFromHeaders, type ToldLimits } from "./told-limits.ts";
import { hostOf, wordFailure } from "./word-failure.ts";

export type ExchangeOptions = {
  http: ModelHttp;
  signal?: AbortSignal | undefined;
  limits?: CallLimits;
  /** Names the call in the server's log. */
  requestId?: string;
  /** Called with each new piece of the answer's text, or of the arguments of the tool it calls. */
  onText?: (piece: string) => void;
};
/** What servers call an end that is none. */
const broken = new Set(["error", "abort"]);
export type Exchanged = Gathered & { ms: number; told: ToldLimits };

/** A client for one access: no repetition of its own, nothing logged, and nothing read from the process's environment. */
export function openClient(access: ModelAccess, http: ModelHttp, heard: () => void): OpenAI {
  return new OpenAI({
    baseURL: access.baseUrl,
    // The library wants one; what is sent is up to `ModelHttp`.
    apiKey: "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: 24 * 3_600_000,
    logLevel: "off",
    fetch: http.fetchFor(access, heard),
  });
}

/** One HTTP call, streamed: the whole answer, or a `ModelError`. Silence is borne for `limits` and no longer. */
export async function exchange(
  access: ModelAccess,
  body: OpenAI.ChatCompletionCreateParamsStreaming,
  { http, signal, limits = callLimits, requestId, onText }: ExchangeOptions,
): Promise<Exchanged> {
  const clocks = new CallClocks(limits, signal);
  const began = Date.now();
  const answer = nothingGathered();
  try {
    const client = openClient(access, http, clocks.heard);
    const id = requestId?.replace(/[^\x21-\x7e]/g, "-").slice(0, 200);
    const headers = id ? { "x-client-request-id": id } : {};
    const call = client.chat.completions.create(body, { signal: clocks.signal, headers });
    const { data: stream, response } = await call.withResponse();
    const media = response.headers.get("content-type") ?? "";
    if (media.includes("application/json")) gatherWhole(answer, JSON.parse(await response.text()));
    else if (media.includes("text/html")) throw notAnApi(access);
    else
      for await (const piece of stream) {
        const before = answer.text.length + answer.toolText.length;
        gather(answer, piece);
        if (onText && answer.text.length + answer.toolText.length > before) onText(newText(piece));
      }
    if (clocks.reason) throw new Error("ended by its clocks");
    if (answer.finish === null || broken.has(answer.finish))
      throw new ModelError("cut", `The answer of ${hostOf(access)} broke off in the middle.`, come(answer));
    return { ...answer, ms: Date.now() - began, told: limitsFromHeaders(response.headers, Date.now()) };
  } catch (error) {
    if (clocks.reason === "aborted")
      throw new ModelError("aborted", "The question was withdrawn.", come(answer));
    if (clocks.reason) throw new ModelError("timeout", clocks.words(), come(answer));
    const failure = wordFailure(error, access, { usage: answer.usage, now: Date.now() });
    // A connection that breaks after the first words is a broken answer, not a server that is away.
    if (failure.kind !== "unavailable" || come(answer).received === "") throw failure;
    throw new ModelError("cut", `The answer broke off in the middle: ${failure.words}`, come(answer));
  } finally {
    clocks.stop();
  }
}

/** What had come when it ended: usage where the server told it, and the text. */
const come = ({
  usage,
  text,
  reasoning,
  toolText,
}: Gathered): { usage: Gathered["usage"]; received: string } => ({
  usage,
  received: reasoning + text + toolText,
});

function newText(piece: OpenAI.ChatCompletionChunk): string {
  const delta = piece.choices[0]?.delta;
  return delta?.content || (delta?.tool_calls ?? []).map((call) => call.function?.arguments ?? "").join("");
}

const notAnApi = (access: ModelAccess): ModelError =>
  new ModelError(
    "bad_request",
    `${hostOf(access)} answers with a web page: the address is not that of a model's API (it often ends in /v1).`,
  );
