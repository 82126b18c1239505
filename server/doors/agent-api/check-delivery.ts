import { fieldError } from "#server/domain/errors.ts";
import type { JoinRequest } from "#server/domain/join.ts";
import { type AddressGuard, ForbiddenAddress } from "../../connectors/address-guard.ts";

/** Modes there is a connector for; the others are named in the protocol and follow. */
const served = new Set(["webhook", "pull"]);

/** Refuses a delivery that could never work: a mode not served yet, or an address that may not be called. */
export function checkDelivery(guard: AddressGuard, delivery: JoinRequest["delivery"]): void {
  if (!served.has(delivery.mode))
    throw fieldError(
      "delivery.mode",
      `“${delivery.mode}” is not served by this version; use "webhook" or "pull"`,
    );
  for (const [path, url] of [
    ["delivery.url", delivery.url],
    ["delivery.agent_card_url", delivery.agent_card_url],
  ] as const) {
    if (url === undefined) continue;
    try {
      guard.checkUrl(url);
    } catch (error) {
      if (error instanceof ForbiddenAddress) throw fieldError(path, error.message);
      throw error;
    }
  }
}
