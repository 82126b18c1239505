import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "#server/domain/errors.ts";
import { knownError } from "../known-error.ts";
import { problemOf, sendJson } from "../problem.ts";
import { parseJson, readText } from "../read-body.ts";
import { attemptRoutes } from "./attempt-routes.ts";
import { AgentKeys, type KnownAgent } from "./authenticate.ts";
import { checked } from "./check-body.ts";
import { inboxRoutes } from "./inbox-routes.ts";
import { joinRoutes } from "./join-routes.ts";
import { readRoutes } from "./read-routes.ts";
import type { AgentServices, Answer, Call, Route } from "./route.ts";
import { Router } from "./router.ts";

export const agentBase = "/api/agent/v1";
/** Every call of the agent protocol, in the order of its description. */
export const agentRoutes: readonly Route[] = [...joinRoutes, ...attemptRoutes, ...inboxRoutes, ...readRoutes];

const nobody: KnownAgent = { id: "", workspaceId: "" };

/** Builds the door for agents: parse, authenticate, limit, call one verb, map errors. */
export function agentDoor(
  services: AgentServices,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const router = new Router(agentRoutes);
  const keys = new AgentKeys(services);
  const { AGENT_RATE_PER_MINUTE: points, AGENT_RATE_BURST: burst } = services.env;
  const minute = new RateLimiterMemory({ points, duration: 60 });
  const limiter = new BurstyRateLimiter(
    minute,
    new RateLimiterMemory({ keyPrefix: "burst", points: burst, duration: 60 }),
  );

  const limit = async (key: string): Promise<void> => {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const wait = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError("rate_limited", `At most ${points} requests a minute; come again in ${wait} s.`, {
        retry_after: wait,
      });
    }
  };

  /** Guessing keys is limited like any other call, by where it comes from. */
  const known = async (req: IncomingMessage, address: string): Promise<KnownAgent> => {
    try {
      return await keys.authenticate(req);
    } catch (refusal) {
      await limit(address);
      throw refusal;
    }
  };

  const answerTo = async (
    req: IncomingMessage,
    res: ServerResponse,
    requestId: string,
  ): Promise<Answer | null> => {
    const url = new URL(`http://door${req.url ?? "/"}`);
    const { route, params } = router.find(req.method ?? "GET", url.pathname.slice(agentBase.length));
    const address = `address ${req.socket.remoteAddress ?? ""}`;
    const agent = route.auth === "key" ? await known(req, address) : nobody;
    await limit(agent.id || address);
    const text = route.body && !route.raw ? await readText(req) : "";
    const body = route.body && !route.raw ? checked(route.body, parseJson(text)) : null;
    const call = callOf(
      services,
      { req, res, requestId, params, query: url.searchParams, body, agent },
      text,
    );
    const answer = await route.handle(call);
    return answer && call.replayed()
      ? { ...answer, headers: { ...answer.headers, "idempotency-replayed": "true" } }
      : answer;
  };

  return async (req, res) => {
    const requestId = randomUUID();
    try {
      const answer = await answerTo(req, res, requestId);
      if (answer) sendJson(res, answer.status, answer.body, { "x-request-id": requestId, ...answer.headers });
    } catch (thrown) {
      const error = knownError(thrown);
      if (!(error instanceof AppError))
        services.logger.error({ err: error, requestId, path: req.url }, "an agent's call broke");
      const { status, body, headers } = problemOf(error, requestId);
      // A body that was refused unread must not be taken for the next request.
      if (status === 413) headers.connection = "close";
      sendJson(res, status, body, { "x-request-id": requestId, ...headers });
    }
  };
}

type Parts = Omit<Call<unknown>, "services" | "actor" | "write">;

function callOf(
  services: AgentServices,
  parts: Parts,
  text: string,
): Call<unknown> & { replayed: () => boolean } {
  const { agent, requestId, req } = parts;
  const actor = { kind: "agent", id: agent.id } as const;
  const key = req.headers["idempotency-key"];
  if (typeof key === "string" && (key.length > 200 || key === ""))
    throw new AppError("invalid_request", "An Idempotency-Key has 1 to 200 characters.");
  const keyed = typeof key === "string" && req.method !== "GET" ? { scope: agent.id, key } : null;
  let replayed = false;
  return {
    ...parts,
    services,
    actor,
    replayed: () => replayed,
    write: async (verb, input) => {
      const once = keyed && { ...keyed, body: `${req.method} ${req.url}\n${text || JSON.stringify(input)}` };
      const answer = await services.queues.writeOnce(agent.workspaceId, verb, input, {
        actor,
        requestId,
        once,
      });
      replayed ||= answer.replayed;
      return answer.output;
    },
  };
}
