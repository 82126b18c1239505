import { createHash } from "node:crypto";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import { callModel } from "./call-model.ts";
import { type EmbedAnswer, type EmbedRequest, embedTexts, tokensOfTexts } from "./embed-texts.ts";
import type { CallHooks } from "./lane-call.ts";
import type { ModelHttp } from "./model-http.ts";
import { type LaneMeans, type LaneState, ModelLane } from "./model-lane.ts";
import { estimateInput, type ModelAnswer, type ModelRequest, tokensForAnswer } from "./model-request.ts";

/** Names a server, a key and what is asked of it, without telling the key. */
export const laneKey = (
  { baseUrl, apiKey }: Pick<ModelAccess, "baseUrl" | "apiKey">,
  use: "answers" | "vectors" = "answers",
): string => createHash("sha256").update([baseUrl, apiKey, use].join("\n")).digest("base64url").slice(0, 22);

const forgetMs = 24 * 3_600_000;
type Listener = (key: string, state: LaneState) => void;
type Means = LaneMeans & { call: (request: ModelRequest) => Promise<ModelAnswer> };

/**
 * All calls to models, in one lane a server and key: by priority, in turn between workspaces, within what the server
 * bears, tried again where that may help. While a server fails, `run` rejects at once with `unavailable`. Calls for
 * vectors have a lane of their own: nobody waits for them, and their trouble is not the model's.
 */
export class ModelQueue {
  readonly #means: Means;
  readonly #http: ModelHttp;
  readonly #lanes = new Map<string, ModelLane>();
  readonly #listeners = new Set<Listener>();
  readonly #news = new Set<string>();
  #stopped = false;

  constructor(http: ModelHttp, means: Partial<Means> = {}) {
    this.#http = http;
    this.#means = {
      call: (request) => callModel(request, http),
      restMs: 15_000,
      now: Date.now,
      random: Math.random,
      timer: (ms, ring) => {
        const timer = setTimeout(ring, Math.min(ms, 2 ** 31 - 1));
        return () => clearTimeout(timer);
      },
      ...means,
    };
  }

  run<K extends DecisionKind>(
    request: ModelRequest<K>,
    hooks: CallHooks | null = null,
  ): Promise<ModelAnswer> {
    const { access, workspaceId, priority, signal } = request;
    const call = {
      ...{ access, workspaceId, priority, signal, requestId: request.requestId },
      tokens: () => ({ estimateInput: estimateInput(request), maxTokens: tokensForAnswer(request) }),
      make: (requestId: string, signal: AbortSignal) => this.#means.call({ ...request, requestId, signal }),
    };
    return this.#laneOf(access, laneKey(access)).run(call, hooks);
  }

  /** Vectors of texts, by the same rules as every call. */
  embed(request: EmbedRequest, hooks: CallHooks<EmbedAnswer>): Promise<EmbedAnswer> {
    const call = {
      ...request,
      priority: 0,
      tokens: () => ({ estimateInput: tokensOfTexts(request.texts), maxTokens: 0 }),
      make: (requestId: string, signal: AbortSignal) =>
        embedTexts({ ...request, requestId, signal }, this.#http),
    };
    return this.#laneOf(request.access, laneKey(request.access, "vectors")).run(call, hooks);
  }

  /** How a lane stands; null before its first call. */
  state(key: string): LaneState | null {
    return this.#lanes.get(key)?.state() ?? null;
  }

  /** Every lane there is, for the health page. */
  states(): { key: string; state: LaneState }[] {
    return [...this.#lanes].map(([key, lane]) => ({ key, state: lane.state() }));
  }

  /** Tells of every change of a lane, many at once as one; gives what ends it. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Withdraws everything; resolves when no call is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
  }

  #laneOf(access: ModelAccess, key: string): ModelLane {
    // A key that was changed leaves its lane behind; what such a lane learned is old by then.
    for (const [other, lane] of this.#lanes)
      if (other !== key && lane.idleSince(this.#means.now() - forgetMs)) this.#forget(other, lane);
    const lane = this.#lanes.get(key) ?? new ModelLane(access, this.#means, () => this.#tell(key));
    this.#lanes.set(key, lane);
    return lane;
  }

  #forget(key: string, lane: ModelLane): void {
    this.#lanes.delete(key);
    void lane.stop();
  }

  #tell(key: string): void {
    if (this.#news.size === 0) queueMicrotask(() => this.#tellAll());
    this.#news.add(key);
  }

  #tellAll(): void {
    const keys = [...this.#news];
    this.#news.clear();
    if (this.#stopped) return;
    for (const key of keys) {
      const state = this.state(key);
      if (state) for (const listener of this.#listeners) listener(key, state);
    }
  }
}
