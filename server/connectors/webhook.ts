import type { KeyObject } from "node:crypto";
import { Agent as HttpAgent, request } from "undici";
import type { Agent } from "#server/domain/agent.ts";
import type { Vault } from "#server/platform/crypto.ts";
import type { AddressGuard } from "./address-guard.ts";
import type { Connector, Handover } from "./connector.ts";
import { readHandover } from "./read-handover.ts";
import { signWebhook, webhookKey } from "./sign-webhook.ts";

const maxAnswerBytes = 64 * 1024;
const version = "0.1.0";

export type WebhookOptions = { guard: AddressGuard; vault: Vault; now?: () => Date; timeoutMs?: number };

/** Pushes envelopes to an agent's own address, signed by Standard Webhooks; redirects are not followed, and 10 s are waited. */
export function webhookConnector({
  guard,
  vault,
  now = () => new Date(),
  timeoutMs = 10_000,
}: WebhookOptions): Connector {
  const http = new HttpAgent({
    connections: 8,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { lookup: guard.lookup, timeout: 5_000 },
  });
  const deliver: Connector["deliver"] = async (agent, delivery): Promise<Handover> => {
    const { url } = agent.delivery;
    if (!url) return { ok: false, error: "the agent has no address", gone: true };
    try {
      guard.checkUrl(url);
      const body = JSON.stringify({
        type: delivery.type,
        timestamp: delivery.createdAt.toISOString(),
        data: delivery.data,
      });
      const at = now();
      const seconds = Math.floor(+at / 1000);
      const answer = await request(url, {
        dispatcher: http,
        method: "POST",
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...ownHeaders(agent, vault),
          "content-type": "application/json",
          "user-agent": `ClawGroup/${version}`,
          "webhook-id": delivery.id,
          "webhook-timestamp": String(seconds),
          "webhook-signature": signWebhook(keysOf(agent, vault, at), delivery.id, seconds, body),
          "idempotency-key": delivery.attemptId ?? delivery.id,
        },
        body,
      });
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of answer.body) {
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) {
          answer.body.destroy();
          break;
        }
        chunks.push(chunk);
      }
      return readHandover(
        answer.statusCode,
        answer.headers["retry-after"],
        bytes > maxAnswerBytes ? "" : Buffer.concat(chunks).toString("utf8"),
      );
    } catch (error) {
      return { ok: false, error: wordsOf(error, timeoutMs) };
    }
  };
  return { deliver, close: () => http.close() };
}

function wordsOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError" || error.name === "HeadersTimeoutError")
    return `no answer within ${timeoutMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message || error.name;
}

/** Keys of opened secrets by their sealed text: opening costs more than signing. */
const opened = new Map<string, KeyObject>();
function open(vault: Vault, agent: Agent, sealed: string): KeyObject {
  const known = opened.get(sealed);
  if (known !== undefined) return known;
  const key = webhookKey(vault.open(`webhook ${agent.id}`, sealed));
  if (opened.size > 5_000) opened.clear();
  opened.set(sealed, key);
  return key;
}

/** The keys to sign with: the present one, and the old one while it overlaps. */
function keysOf(agent: Agent, vault: Vault, at: Date): KeyObject[] {
  const overlaps = agent.oldSecretUntil !== null && agent.oldSecretUntil > at;
  const sealed = [agent.secretSealed, overlaps ? agent.oldSecretSealed : null];
  return sealed.flatMap((text) => (text ? [open(vault, agent, text)] : []));
}

const ownHeaders = (agent: Agent, vault: Vault): Record<string, string> =>
  agent.delivery.headersSealed
    ? JSON.parse(vault.open("delivery headers", agent.delivery.headersSealed))
    : {};
