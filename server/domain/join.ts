import { z } from "zod";
import { AgentProfile, deliveryModes } from "./agent.ts";

const line = (max: number) => z.string().trim().max(max);

/** Headers that are the connection's, or ours to sign with. */
const ours =
  /^(host|connection|content-.*|transfer-encoding|keep-alive|upgrade|te|trailer|expect|webhook-.*|idempotency-key|user-agent)$/i;
const HeaderName = line(100)
  .regex(/^[A-Za-z0-9-]+$/, "a header name")
  .refine((name) => !ours.test(name), "this header is set by the workspace itself");
const HeaderValue = line(2_000).regex(
  /^[\t\x20-\x7e\x80-\xff]*$/,
  "a header's value is one line without control characters",
);
/** Where an agent wants its envelopes; every mode but `pull` needs a URL. */
const DeliveryRequest = z
  .object({
    mode: z.enum(deliveryModes).default("pull"),
    url: z.url({ protocol: /^https?$/, error: "an absolute http(s) address" }).optional(),
    headers: z.record(HeaderName, HeaderValue).default({}),
    agent_card_url: z.url({ protocol: /^https?$/ }).optional(),
  })
  .refine((delivery) => delivery.mode === "pull" || delivery.url !== undefined, {
    path: ["url"],
    error:
      'this delivery mode needs a url to send envelopes to; use mode "pull" when the agent has no address of its own',
  });

/** `POST /join` (agent protocol, section 1). `code` is left out when a registration token is sent as bearer. */
export const JoinRequest = z.object({
  code: z.string().max(200).optional(),
  name: line(80).min(1, "the agent needs a name"),
  framework: line(64).min(1).default("custom"),
  framework_version: line(64).optional(),
  model: line(120).optional(),
  device: line(64).optional(),
  profile: AgentProfile.prefault({}),
  delivery: DeliveryRequest.prefault({}),
  poll_seconds: z.number().int().min(1).max(3_600).optional(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;
