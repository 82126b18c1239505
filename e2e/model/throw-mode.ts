import { ApiError } from "./api-error.ts";
import type { ModelMode } from "./model-mode.ts";

/** Such errors name the account and the key's id: nothing a person's screen should show. */
const account = "Your account org-5afe0000000000000000000000000001<ak-5afe00000001>";

/** Throws the error of a mode that is one; `seconds` is what a 429 asks to wait, `perMinute` the limit it names. */
export function throwMode(mode: ModelMode, seconds: number | null, perMinute: number): void {
  if (mode === "429")
    throw new ApiError(
      429,
      "rate_limit_reached_error",
      `${account} request reached organization max RPM: ${perMinute}, please try again after ${seconds ?? 1} seconds`,
      seconds ?? 1,
    );
  if (mode === "429_without_retry_after")
    throw new ApiError(
      429,
      "rate_limit_reached_error",
      `${account} request reached organization max RPM: ${perMinute}`,
    );
  if (mode === "overloaded")
    throw new ApiError(
      429,
      "engine_overloaded_error",
      "The engine is currently overloaded, please try again later",
    );
  if (mode === "no_balance")
    throw new ApiError(
      429,
      "exceeded_current_quota_error",
      `${account} is suspended due to insufficient balance, please recharge`,
    );
  if (mode === "unauthorized")
    throw new ApiError(401, "invalid_authentication_error", "Invalid Authentication");
  if (mode === "content_filter")
    throw new ApiError(400, "content_filter", "The request was rejected because it was considered high risk");
  if (mode === "500") throw new ApiError(500, "server_error", "Internal server error");
}
