import { estimateTokens } from "#server/domain/estimate-tokens.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { ModelUsage } from "#server/domain/model-usage.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";
import { schemaOf } from "./strict-schema.ts";
import type { ToldLimits } from "./told-limits.ts";

export type ModelTurn = {
  role: "user" | "assistant";
  content: string;
  /** What the model thought before this answer; given back to it as it was. */
  reasoning?: string;
};

/** One question to a model. Keep `system` the same for a kind: servers cache what calls begin with. */
export type ModelRequest<K extends DecisionKind = DecisionKind> = {
  kind: K;
  access: ModelAccess;
  workspaceId: string;
  thinking: boolean;
  system: string;
  turns: ModelTurn[];
  maxTokens: number;
  /** Lower goes first; see `decisionPriority`. */
  priority: number;
  /** With `converse`: the reply so far, each time it has grown; after a retry it starts anew. */
  onWords?: (text: string) => void;
  signal?: AbortSignal;
  requestId: string;
};

export type ModelAnswer = {
  text: string;
  reasoning: string;
  /** The JSON of the text, or null when it is none. */
  parsed: unknown;
  finish: "stop" | "length" | "refusal" | "tool";
  usage: ModelUsage;
  /** False when the server counted nothing and `usage` is our estimate. */
  counted: boolean;
  model: string;
  ms: number;
  told: ToldLimits;
};

/** Reasoning counts against the answer's tokens, so a thinking call gets room for both. */
const leastThinkingTokens = 16_384;
const leastAnswerTokens = 256;

/** About how many tokens the question takes, with the shape its answer must have. */
export function estimateInput(request: Pick<ModelRequest, "kind" | "system" | "turns">): number {
  const texts = request.turns.map(
    (turn) => estimateTokens(turn.content) + estimateTokens(turn.reasoning ?? ""),
  );
  return (
    estimateTokens(request.system) +
    schemaOf(request.kind).tokens +
    texts.reduce((sum, tokens) => sum + tokens + 8, 8)
  );
}

/** The most tokens the answer may take: what is asked for, room for thinking, and never past the context; 0 when nothing fits. */
export function tokensForAnswer(request: ModelRequest): number {
  const wanted = request.thinking ? Math.max(request.maxTokens, leastThinkingTokens) : request.maxTokens;
  const room = request.access.contextTokens - estimateInput(request);
  const tokens = Math.min(wanted, room);
  return tokens < Math.min(leastAnswerTokens, request.maxTokens) ? 0 : tokens;
}
