import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { ModelUsage } from "#server/domain/model-usage.ts";
import type { ModelError } from "./model-error.ts";
import type { ModelAnswer } from "./model-request.ts";
import type { ToldLimits } from "./told-limits.ts";

/** What a lane learns from any answer. */
export type LaneAnswer = { usage: ModelUsage; told: ToldLimits };

/** A call as a lane sees it, whatever it asks for. */
export type LaneCall<A extends LaneAnswer> = {
  access: ModelAccess;
  workspaceId: string;
  /** Lower goes first. */
  priority: number;
  requestId: string;
  signal?: AbortSignal | undefined;
  /** The most it may take. */
  tokens: () => { estimateInput: number; maxTokens: number };
  /** One HTTP call under this id. */
  make: (requestId: string, signal: AbortSignal) => Promise<A>;
};

/** Called around every HTTP call, so that budgets are reserved before it and settled after; `before` refuses by throwing. */
export type CallHooks<A extends LaneAnswer = ModelAnswer> = {
  before: (call: { estimateInput: number; maxTokens: number }) => Promise<string>;
  after: (
    callId: string,
    outcome: { usage: ModelUsage | null; answer: A | null; error: ModelError | null },
  ) => Promise<void>;
};
