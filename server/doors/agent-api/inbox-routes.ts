import { z } from "zod";
import { CheckIn, InboxAck } from "#server/domain/report.ts";
import { hashSecret, newSecret } from "#server/platform/crypto.ts";
import { checkInAgent } from "../../agents/check-in-agent.ts";
import { rotateKeys } from "../../agents/rotate-keys.ts";
import { seeAgent } from "../../agents/see-agent.ts";
import { acknowledgeDeliveries } from "../../deliveries/acknowledge-deliveries.ts";
import { newWebhookSecret } from "./new-webhook-secret.ts";
import { type Answer, bare, type Call, route } from "./route.ts";
import { streamEvents } from "./stream-events.ts";

const number = (text: string | null, byDefault: number, most: number): number => {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? Math.min(Math.max(0, value), most) : byDefault;
};
const seen = (call: Call<unknown>) => call.write((work) => void seeAgent(work, call.agent.id), null);

/** How agents that come for their work get it, and show that they are there. */
export const inboxRoutes = [
  bare({
    method: "GET",
    path: "/inbox",
    summary: "Long-poll for envelopes (wait ≤ 25 s, max ≤ 50)",
    auth: "key",
    answers: { 200: "{envelopes: [{delivery_id, type, timestamp, data}], next_poll_seconds}" },
    handle: async (call): Promise<Answer> => {
      await seen(call);
      const gone = new AbortController();
      call.res.once("close", () => gone.abort());
      const max = Math.max(1, Math.floor(number(call.query.get("max"), 5, 50)));
      const waitMs = number(call.query.get("wait"), 0, 25) * 1000;
      const found = await call.services.inbox.take(
        call.agent.workspaceId,
        call.agent.id,
        max,
        waitMs,
        gone.signal,
      );
      if (!gone.signal.aborted) await seen(call);
      const envelopes = found.map(({ id, type, createdAt, data }) => ({
        delivery_id: id,
        type,
        timestamp: createdAt.toISOString(),
        data,
      }));
      return { status: 200, body: { envelopes, next_poll_seconds: waitMs > 0 ? 0 : 5 } };
    },
  }),
  route({
    method: "POST",
    path: "/inbox/ack",
    summary: "Acknowledge envelopes; others come again after 30 s",
    auth: "key",
    body: InboxAck,
    answers: { 200: "{acknowledged}" },
    handle: async (call): Promise<Answer> => {
      const input = { agentId: call.agent.id, deliveryIds: call.body.delivery_ids };
      return { status: 200, body: await call.write(acknowledgeDeliveries, input) };
    },
  }),
  bare({
    method: "GET",
    path: "/events",
    summary: "The same envelopes as server-sent events, with Last-Event-ID",
    auth: "key",
    answers: { 200: "text/event-stream" },
    handle: async (call) => {
      await seen(call);
      await streamEvents(call);
      return null;
    },
  }),
  route({
    method: "POST",
    path: "/check-in",
    summary: "Say hello (with the nonce of agent.ping: the handshake) and whether you are available",
    auth: "key",
    body: CheckIn,
    answers: {
      200: "{agent: {id, status}, open_attempts: [], next_poll_seconds}",
      422: "a wrong or late nonce",
    },
    handle: async (call): Promise<Answer> => {
      const nonceHash = call.body.nonce === undefined ? null : hashSecret(call.body.nonce);
      return {
        status: 200,
        body: await call.write(checkInAgent, { ...call.body, agentId: call.agent.id, nonceHash }),
      };
    },
  }),
  route({
    method: "POST",
    path: "/keys/rotate",
    summary: "Get a new key (at once) and a new webhook secret (the old one signs beside it for 24 h)",
    auth: "key",
    body: z.object({}),
    answers: { 200: "{api_key, webhook_secret}" },
    handle: async (call): Promise<Answer> => {
      const apiKey = newSecret("cga_");
      const secret = newWebhookSecret();
      const secretSealed = call.services.vault.seal(`webhook ${call.agent.id}`, secret);
      const input = {
        agentId: call.agent.id,
        keyHash: hashSecret(apiKey),
        keyHint: apiKey.slice(-4),
        secretSealed,
      };
      // Never replayed: a stored answer would have to hold the key itself.
      await call.services.queues.write(call.agent.workspaceId, rotateKeys, input, {
        actor: call.actor,
        requestId: call.requestId,
      });
      return { status: 200, body: { api_key: apiKey, webhook_secret: secret } };
    },
  }),
];
