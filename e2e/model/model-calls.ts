import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ApiError, invalidRequest } from "./api-error.ts";
import { ChatBody } from "./chat-body.ts";
import { checkMoonshotRequest, ownWireCheck } from "./check-moonshot-request.ts";
import { controlModel } from "./control-model.ts";
import { UsageCounter } from "./count-usage.ts";
import { decideAnswer } from "./decide-answer.ts";
import { embedTexts } from "./embed-texts.ts";
import { isThinking } from "./is-thinking.ts";
import { keepToSchema } from "./keep-to-schema.ts";
import { listModels } from "./list-models.ts";
import { ModelAnswer } from "./model-answer.ts";
import type { ModelRequest } from "./model-ledger.ts";
import { type ModelMode, ModelModes } from "./model-mode.ts";
import { modelRules } from "./model-rules.ts";
import { ModelScripts } from "./model-scripts.ts";
import type { ModelServerOptions, Said } from "./model-server-options.ts";
import { moonshotDescription } from "./moonshot-description.ts";
import { readBody, sendJson } from "./node-http.ts";
import { RateLimit } from "./rate-limit.ts";
import { readPrompt } from "./read-prompt.ts";
import { sendAnswer } from "./send-answer.ts";
import { throwMode } from "./throw-mode.ts";
import { warnAbout } from "./warn-about.ts";

type Taken = { mode: ModelMode | null; seconds: number | null };

/** The simulated model's calls: each is noted, checked, met by its mode, and answered. */
export class ModelCalls {
  readonly modes = new ModelModes();
  readonly scripts = new ModelScripts();
  requests: ModelRequest[] = [];
  readonly #options: ModelServerOptions;
  readonly #usage = new UsageCounter();
  readonly #limit: RateLimit;
  readonly #checkWire = moonshotDescription() ?? ownWireCheck;
  #count = 0;

  constructor(options: ModelServerOptions) {
    this.#options = options;
    this.#limit = new RateLimit(options.limits ?? {});
  }

  resetLedger(): void {
    this.requests = [];
  }

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = (req.url ?? "").split("?")[0] ?? "";
    const body = await readBody(req).catch(() => null);
    if (path.startsWith("/control/")) return controlModel(this, { method: req.method, path, body }, res);
    const request = this.#note(req, path, body);
    res.on("close", () => {
      request.endedAt = Date.now();
      if (!request.sent) request.usage = null;
    });
    try {
      await this.#answer(req, res, request);
    } catch (thrown) {
      const error =
        thrown instanceof ApiError
          ? thrown
          : new ApiError(500, "server_error", `the simulated model cannot answer: ${thrown}`);
      request.error = error.message;
      request.status = error.status;
      const retry: Record<string, string> =
        error.retryAfter === null ? {} : { "retry-after": String(error.retryAfter) };
      request.sent = await sendJson(res, error.status, error.body(), retry);
    }
  }

  #note(req: IncomingMessage, path: string, body: unknown): ModelRequest {
    const header = (name: string) => req.headers[name]?.toString() ?? null;
    this.#count += 1;
    const request: ModelRequest = {
      number: this.#count,
      path,
      kind: path.endsWith("/models") ? "models" : path.endsWith("/embeddings") ? "embed" : "chat",
      repair: false,
      body,
      clientRequestId: header("x-client-request-id") ?? header("x-request-id") ?? header("idempotency-key"),
      retry: Number(header("x-stainless-retry-count") ?? 0),
      mode: null,
      status: null,
      error: null,
      warnings: [],
      answer: null,
      usage: null,
      sent: false,
      receivedAt: Date.now(),
      endedAt: null,
    };
    this.requests.push(request);
    return request;
  }

  async #answer(req: IncomingMessage, res: ServerResponse, request: ModelRequest): Promise<void> {
    const key = /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? "")?.[1];
    if (!key || (this.#options.key !== undefined && key !== this.#options.key))
      throw new ApiError(401, "invalid_authentication_error", "Invalid Authentication");
    const route = `${req.method} ${request.path.replace(/^\/v1/, "")}`;
    if (route === "GET /models") {
      await this.#meetMode(request, res);
      request.status = 200;
      request.sent = await sendJson(res, 200, listModels(this.#options.strict ?? "moonshot"));
    } else if (route === "POST /embeddings") {
      await this.#meetMode(request, res);
      const { answer, usage } = embedTexts(request.body);
      Object.assign(request, { status: 200, usage });
      request.sent = await sendJson(res, 200, answer);
    } else if (route === "POST /chat/completions") await this.#chat(res, request);
    else throw new ApiError(404, "resource_not_found_error", "The requested resource was not found");
  }

  async #chat(res: ServerResponse, request: ModelRequest): Promise<void> {
    const { strict = "moonshot", reasoningField = "reasoning_content", paceMs = 0 } = this.#options;
    if (strict === "moonshot") checkMoonshotRequest(request.body, this.#checkWire);
    const parsed = ChatBody.safeParse(request.body);
    if (!parsed.success) throw invalidRequest(z.prettifyError(parsed.error));
    const body = parsed.data;
    const prompt = readPrompt(body);
    const kind = prompt.kind ?? "chat";
    request.kind = kind;
    request.repair = prompt.repair !== null;
    request.warnings = warnAbout(body, strict);
    const leave = this.#limit.enter();
    res.on("close", leave);
    const { perMinute } = this.#options.limits ?? {};
    if (strict === "open" && perMinute) res.setHeader("x-ratelimit-limit-requests", perMinute);
    const { mode } = await this.#meetMode(request, res);
    if (res.destroyed) return;
    const rule = (): Said =>
      this.scripts.take(kind, prompt) ??
      keepToSchema((this.#options.rules?.[kind] ?? modelRules[kind])(prompt), body);
    const whole = decideAnswer(prompt, kind, { mode, thinking: isThinking(body, strict), rule });
    const hostile = mode?.startsWith("breaks_rules:") ?? false;
    const answer = hostile ? whole : whole.within(body.max_completion_tokens ?? body.max_tokens ?? null);
    const shown =
      strict === "moonshot" ? new ModelAnswer(answer.content, { ...answer, refusal: null }) : answer;
    request.answer = answer.content;
    request.status = 200;
    const usage = this.#usage.count(body, answer);
    const id = `chatcmpl-${request.number}`;
    const cut = mode === "cut";
    const told = sendAnswer(res, { id, body, answer: shown, usage, reasoningField, paceMs, cut });
    // Noted before the last byte is out, so that who has the answer finds it in the ledger.
    request.usage = usage;
    res.on("finish", () => {
      request.sent = true;
    });
    if (!(await told)) request.usage = null;
  }

  /** Meets the mode of this call: errors are thrown, waiting waits, the rest is the answer's. */
  async #meetMode(request: ModelRequest, res: ServerResponse): Promise<Taken> {
    const taken: Taken = this.modes.take(request.kind) ?? { mode: null, seconds: null };
    request.mode = taken.mode;
    if (taken.mode) throwMode(taken.mode, taken.seconds, this.#options.told429 ?? 3);
    const gone = new Promise<void>((resolve) => res.on("close", () => resolve()));
    if (taken.mode === "hang") await gone;
    if (taken.mode === "slow") {
      const patience = new AbortController();
      await Promise.race([sleep((taken.seconds ?? 60) * 1_000, null, { signal: patience.signal }), gone]);
      patience.abort();
    }
    return taken;
  }
}
