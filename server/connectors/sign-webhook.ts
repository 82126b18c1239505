import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** The key in a Standard Webhooks secret (`whsec_` and base64). Kept as an object: made from bytes anew, it costs more than signing. */
export const webhookKey = (secret: string): KeyObject =>
  createSecretKey(Buffer.from(secret.replace(/^whsec_/, ""), "base64"));

/** Signs a body by Standard Webhooks (symmetric, `v1`): one signature per key, so that a rotated one still verifies. */
export function signWebhook(
  keys: readonly KeyObject[],
  id: string,
  timestampSeconds: number,
  body: string,
): string {
  const text = `${id}.${timestampSeconds}.${body}`;
  return keys.map((key) => `v1,${createHmac("sha256", key).update(text).digest("base64")}`).join(" ");
}
