import type { ModelRequest } from "#server/coordinator/model/model-request.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { DecisionKind } from "#server/domain/proposals.ts";

/** A small question of a kind, for tests of what lies between it and its answer. */
export function modelQuestion<K extends DecisionKind>(
  kind: K,
  access: ModelAccess,
  changes: Partial<ModelRequest<K>> = {},
): ModelRequest<K> {
  return {
    kind,
    access,
    workspaceId: "ws_test",
    thinking: false,
    system: `KIND: ${kind}`,
    turns: [{ role: "user", content: "FACTS:\n{}" }],
    maxTokens: 2_000,
    priority: 0,
    requestId: "rq_test",
    ...changes,
  };
}
