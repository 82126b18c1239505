import { z } from "zod";

/** Bodies of the reports an agent may send (agent protocol, section 3). Unknown fields are ignored. */
const text = (max: number) => z.string().max(max);
const Usage = z.object({
  input_tokens: z.number().int().min(0).max(1e9).optional(),
  output_tokens: z.number().int().min(0).max(1e9).optional(),
  cost_usd: z.number().min(0).max(1e6).optional(),
});

export const AcceptReport = z.object({
  external_id: text(200).optional(),
  eta_seconds: z.number().min(0).max(1e9).optional(),
});
export const RejectReport = z.object({
  code: z.enum(["busy", "skill_mismatch", "policy", "unsafe", "other"]),
  message: text(2_000).default(""),
});
export const HeartbeatReport = z.object({
  note: text(500).optional(),
  percent: z.number().min(0).max(100).optional(),
  usage: Usage.optional(),
});
const activityTypes = ["thought", "action", "elicitation", "response", "error"] as const;
export const ActivityReport = z.object({
  type: z.enum(activityTypes),
  body: text(20_000),
  action: text(500).optional(),
  parameter: text(5_000).optional(),
  result: text(20_000).optional(),
  ephemeral: z.boolean().default(false),
});
export const ActivitiesReport = z.union([
  ActivityReport.transform((one) => [one]),
  z.array(ActivityReport).min(1).max(50),
]);
export const LinkArtifact = z.object({
  name: text(200).min(1),
  url: z.url({ protocol: /^https?$/ }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits"),
  media_type: text(100).optional(),
  base_version: z.number().int().min(0).max(1e9).optional(),
});
export const SubmitReport = z.object({
  summary: text(20_000),
  artifacts: z.array(z.string()).max(200).default([]),
  checks: z
    .array(z.object({ name: text(1_000), passed: z.boolean(), evidence: text(5_000).default("") }))
    .max(100)
    .default([]),
  usage: Usage.optional(),
});
export const FailReport = z.object({
  code: text(100).min(1),
  retryable: z.boolean(),
  message: text(5_000),
  partial: text(20_000).optional(),
});
export const CheckIn = z.object({
  nonce: text(200).optional(),
  status: z.enum(["available", "busy", "away"]).optional(),
});
export const InboxAck = z.object({ delivery_ids: z.array(z.string()).max(500) });
export const PostMessage = z.object({ body: text(20_000).min(1, "a message needs words") });

export type AcceptReport = z.infer<typeof AcceptReport>;
export type RejectReport = z.infer<typeof RejectReport>;
export type HeartbeatReport = z.infer<typeof HeartbeatReport>;
export type ActivityReport = z.infer<typeof ActivityReport>;
export type SubmitReport = z.infer<typeof SubmitReport>;
export type FailReport = z.infer<typeof FailReport>;
export type CheckIn = z.infer<typeof CheckIn>;
