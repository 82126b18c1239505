import type { ModelCall } from "#server/domain/decision.ts";
import type { DecisionKind, Proposal } from "#server/domain/proposals.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../decisions/record-decision.ts";
import type { DecisionMaker, Material } from "./decision-maker.ts";
import { type Due, isStillDue } from "./due-decisions.ts";
import { inputsOf } from "./inputs-of.ts";

export type ApplyInput<K extends DecisionKind = DecisionKind> = {
  maker: DecisionMaker<K>;
  dues: readonly Due[];
  proposal: Proposal<K>;
  callIds: readonly string[];
  model: string;
  /** What the model was told, or would be now. */
  material: Material;
  prepared: unknown;
};

/**
 * Applies a model's answer, records a decision for each thing it decided, and closes the calls it took, all in one
 * change: what was decided meanwhile by someone else stays as it is, and nothing is applied twice. An answer that finds
 * its run or workspace held changes nothing and is kept until that goes on.
 */
export function applyDecision<K extends DecisionKind>(work: Work, input: ApplyInput<K>): { applied: number } {
  const { maker, dues, proposal, callIds, material } = input;
  const calls = callIds.flatMap((id) => work.find("model_call", id) ?? []);
  if (isHeld(work, dues)) return { applied: 0 };
  const costs = shareOf(calls, dues.length);
  let applied = 0;
  for (const [i, due] of dues.entries()) {
    if (!isStillDue(work.state, due, work.now)) continue;
    const id = work.id("de");
    const outcome = maker.apply(work, due, proposal, { decisionId: id, dues, prepared: input.prepared });
    if (!outcome) continue;
    applied++;
    recordDecision(work, {
      id,
      kind: maker.kind,
      by: "model",
      runId: due.runId,
      subjectId: due.subjectId,
      inputs: inputsOf(material, due),
      callId: callIds.at(-1) ?? null,
      promptVersion: maker.promptVersion,
      model: input.model,
      ...costs(i),
      ...outcome,
    });
  }
  const end = applied > 0 ? { status: "applied" as const } : overtaken;
  for (const call of calls)
    if (call.status === "answered") work.put("model_call", { ...call, ...end, answer: null });
  return { applied };
}

const overtaken = { status: "failed" as const, error: "overtaken by events" };

/** Nothing of it may be applied now, and something will be owed when what is held goes on. */
function isHeld({ workspace, state, now }: Work, dues: readonly Due[]): boolean {
  if (workspace.pausedAt === null && dues.some((due) => isStillDue(state, due, now))) return false;
  return dues.some((due) => isStillDue(state, due, now, { evenHeld: true }));
}

/** Shares what the calls cost among the decisions they made; whole tokens add up to the total. */
function shareOf(calls: readonly ModelCall[], n: number) {
  const sum = (field: "inputTokens" | "cachedTokens" | "outputTokens" | "costUsd" | "ms"): number =>
    calls.reduce((total, call) => total + call[field], 0);
  const part = (total: number, i: number): number => Math.floor(total / n) + (i < total % n ? 1 : 0);
  return (i: number) => ({
    inputTokens: part(sum("inputTokens"), i),
    cachedTokens: part(sum("cachedTokens"), i),
    outputTokens: part(sum("outputTokens"), i),
    costUsd: sum("costUsd") / n,
    ms: sum("ms"),
  });
}
