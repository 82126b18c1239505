import OpenAI from "openai";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { CallClocks, type CallLimits } from "./call-clocks.ts";
import { exchange, openClient } from "./exchange.ts";
import { ModelError, type ModelErrorKind } from "./model-error.ts";
import type { ModelHttp } from "./model-http.ts";
import { thinkingParams } from "./request-body.ts";
import { wordFailure } from "./word-failure.ts";

export type ConnectionTest =
  | {
      ok: true;
      /** What the server offers; empty when it does not tell. */
      models: string[];
      /** Whether the chosen model is among them. */
      listed: boolean;
      ms: number;
      reply: string;
    }
  | { ok: false; kind: ModelErrorKind; words: string };

const patience = { firstMs: 30_000, idleMs: 15_000, totalMs: 60_000 };

/** Tries settings out: lists the server's models, then asks the chosen one for a single word. Never throws. */
export async function testConnection(
  access: ModelAccess,
  http: ModelHttp,
  limits: CallLimits = patience,
): Promise<ConnectionTest> {
  try {
    const models = await listModels(access, http, limits);
    const began = Date.now();
    const said = await exchange(
      access,
      {
        model: access.model,
        messages: [{ role: "user", content: "Answer with the single word: ready" }],
        max_completion_tokens: 256,
        stream: true,
        stream_options: { include_usage: true },
        ...thinkingParams(access.profile, false),
      },
      { http, limits },
    );
    return {
      ok: true,
      models,
      listed: models.includes(access.model),
      ms: Date.now() - began,
      reply: said.text.trim().slice(0, 200),
    };
  } catch (error) {
    const failure = wordFailure(error, access, { now: Date.now() });
    return { ok: false, kind: failure.kind, words: failure.words };
  }
}

/** The server's models; none when it has no such list, which not all do. */
async function listModels(access: ModelAccess, http: ModelHttp, limits: CallLimits): Promise<string[]> {
  const clocks = new CallClocks(limits);
  try {
    const page = await openClient(access, http, clocks.heard).models.list({ signal: clocks.signal });
    return page.data.map((model) => model.id).slice(0, 500);
  } catch (error) {
    if (clocks.reason) throw new ModelError("timeout", clocks.words());
    const none = error instanceof OpenAI.APIError && [400, 404, 405, 501].includes(error.status ?? 0);
    if (!none) throw error;
    return [];
  } finally {
    clocks.stop();
  }
}
