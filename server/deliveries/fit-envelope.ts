import { cutText } from "#server/domain/cut-text.ts";

/** Envelopes stay under 20 kB (agent protocol, section 2); their type and time need some of it. */
const mostBytes = 19_500;
const bytesOf = (data: unknown): number => Buffer.byteLength(JSON.stringify(data));
/** How long texts and lists may be, tried in this order until the envelope fits. */
const sizes = [
  [8_000, 50],
  [4_000, 20],
  [2_000, 20],
  [1_000, 10],
  [300, 10],
  [100, 5],
] as const;
/** Fields that are useless when they are cut. */
const whole = /^(id|.*_id|url|.*_url|sha256|nonce)$/;

/** Cuts the long texts and lists of an envelope's data until it fits; what fits is left as it is. */
export function fitEnvelope<T extends object>(data: T): T {
  let fitted = data;
  for (const [text, list] of sizes) {
    if (bytesOf(fitted) <= mostBytes) return fitted;
    fitted = cutValue(data, text, list) as T;
  }
  return fitted;
}

function cutValue(value: unknown, text: number, list: number): unknown {
  if (typeof value === "string")
    return value.length <= text ? value : `${cutText(value, text)}… (cut to fit the envelope)`;
  if (Array.isArray(value)) return value.slice(0, list).map((one) => cutValue(one, text, list));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, whole.test(key) ? one : cutValue(one, text, list)]),
  );
}
