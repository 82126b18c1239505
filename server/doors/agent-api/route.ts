import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { AddressGuard } from "#server/connectors/address-guard.ts";
import type { Inbox } from "#server/connectors/inbox.ts";
import type { Actor } from "#server/domain/member.ts";
import type { Services } from "#server/open-services.ts";
import type { Verb } from "#server/queue/command.ts";

export type AgentServices = Services & { inbox: Inbox; guard: AddressGuard };
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** One call of an agent, authenticated and with its body checked. */
export type Call<B> = {
  services: AgentServices;
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: B;
  agent: { id: string; workspaceId: string };
  actor: Actor;
  /** Runs a verb in the agent's workspace; with an Idempotency-Key the first answer is replayed. */
  write: <I, O>(verb: Verb<I, O>, input: I) => Promise<O>;
};

/** A path of the agent API. `auth: "none"` routes authenticate by what they carry. `body: null` reads none; `raw` reads its own. */
export type Route = {
  method: "GET" | "POST" | "PUT";
  path: string;
  summary: string;
  auth: "key" | "none";
  body: z.ZodType | null;
  raw?: boolean;
  /** The answers it may give, for the description: status and an example or words. */
  answers: Readonly<Record<number, string>>;
  /** Null when it wrote its answer itself. */
  handle: (call: Call<unknown>) => Promise<Answer | null>;
};

/** Declares a route; its handler's body has the type of its schema. */
export function route<S extends z.ZodType>(
  spec: Omit<Route, "body" | "handle"> & {
    body: S;
    handle: (call: Call<z.output<S>>) => Promise<Answer | null>;
  },
): Route {
  return { ...spec, handle: (call) => spec.handle(call as Call<z.output<S>>) };
}

/** Declares a route without a body. */
export function bare(spec: Omit<Route, "body">): Route {
  return { ...spec, body: null };
}
