import { AppError } from "#server/domain/errors.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import { costOf } from "#server/domain/model-usage.ts";
import { type DecisionKind, type Proposal, proposals } from "#server/domain/proposals.ts";
import type { State } from "#server/queue/state.ts";
import { pauseRun } from "../runs/pause-run.ts";
import { reserveCall } from "../usage/reserve-call.ts";
import { settleCall } from "../usage/settle-call.ts";
import { applyDecision } from "./apply-decision.ts";
import type { DecisionMaker, Ground } from "./decision-maker.ts";
import type { Due } from "./due-decisions.ts";
import { askModel } from "./model/ask-model.ts";
import { ModelError } from "./model/model-error.ts";
import type { CallHooks } from "./model/model-lane.ts";
import type { ModelQueue } from "./model/model-queue.ts";
import { decisionPriority } from "./model/pick-next.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { writePrompt } from "./write-prompt.ts";

export type Ask<K extends DecisionKind = DecisionKind> = {
  maker: DecisionMaker<K>;
  dues: readonly Due[];
  access: ModelAccess;
  models: ModelQueue;
};
/** `later`: the model cannot be asked now; `rules`: its answer is of no use, so the rules decide. */
export type AskEnd =
  | { kind: "made" }
  | { kind: "later"; of: "model" | "budget"; why: string }
  | { kind: "rules"; why: string };

/**
 * Makes due decisions with the model: money is set aside before every call and booked after it, the answer is kept with
 * its booking, and applied in one change. An answer that an earlier process was given and could not apply is used first.
 */
export async function askForDecision<K extends DecisionKind>(ground: Ground, ask: Ask<K>): Promise<AskEnd> {
  const { maker, dues, access } = ask;
  const material = await maker.material(ground, dues);
  if (!material) return { kind: "made" };
  const kept = keptAnswer(ground.state, ask);
  if (kept) {
    await apply(ground, ask, kept.proposal, [kept.callId], material.facts);
    return { kind: "made" };
  }
  const callIds: string[] = [];
  try {
    const asked = await askModel(
      ask.models,
      {
        kind: maker.kind,
        access,
        workspaceId: ground.workspaceId,
        thinking: maker.thinking,
        system: maker.system(ground.state.workspace),
        turns: [{ role: "user", content: writePrompt(material, access.contextTokens) }],
        maxTokens: maker.maxTokens,
        priority: decisionPriority[maker.kind],
        requestId: dues[0]?.key ?? maker.kind,
        ...(maker.kind === "converse" ? { onWords: streamTo(ground, dues) } : {}),
      },
      budgetHooks(ground, ask, callIds),
      (proposal) => maker.check(proposal, dues, ground.state),
    );
    await apply(ground, ask, asked.proposal, callIds, material.facts);
    return { kind: "made" };
  } catch (error) {
    return endOf(ground, ask, error);
  }
}

/** Shows the words of a reply as they come, in the thread of each message it answers. */
function streamTo({ services, workspaceId, state }: Ground, dues: readonly Due[]): (text: string) => void {
  const threads = new Set(dues.flatMap(({ subjectId }) => state.maps.inquiry.get(subjectId)?.threadId ?? []));
  return (text) => {
    for (const threadId of threads) services.words.say({ workspaceId, threadId, text });
  };
}

function budgetHooks<K extends DecisionKind>(
  { services, workspaceId }: Ground,
  ask: Ask<K>,
  callIds: string[],
): CallHooks {
  const { maker, dues, access } = ask;
  const began = new Map<string, number>();
  return {
    before: async ({ estimateInput, maxTokens }) => {
      const usage = {
        inputTokens: estimateInput,
        cachedTokens: 0,
        outputTokens: maxTokens,
        reasoningTokens: 0,
      };
      const input = {
        kind: maker.kind,
        keys: dues.map(({ key }) => key),
        runId: dues[0]?.runId ?? null,
        model: access.model,
        promptVersion: maker.promptVersion,
        requestId: dues[0]?.key ?? maker.kind,
        usd: costOf(usage, access.prices),
        tokens: estimateInput + maxTokens,
      };
      const call = await services.queues.write(workspaceId, reserveCall, input, coordinatorAsker("reserve"));
      callIds.push(call.id);
      began.set(call.id, performance.now());
      return call.id;
    },
    after: async (callId, { usage, answer, error }) => {
      const input = {
        callId,
        status: answer ? ("answered" as const) : ("failed" as const),
        usage,
        costUsd: usage ? costOf(usage, access.prices) : 0,
        ms: performance.now() - (began.get(callId) ?? performance.now()),
        answer: answer?.parsed ?? null,
        error: error?.words ?? null,
      };
      await services.queues.write(workspaceId, settleCall, input, coordinatorAsker("settle"));
    },
  };
}

/** An answer to these very dues that was booked but not applied: its process died in between. */
function keptAnswer<K extends DecisionKind>(
  state: State,
  { maker, dues }: Ask<K>,
): { proposal: Proposal<K>; callId: string } | null {
  const keys = dues.map(({ key }) => key).join(" ");
  for (const call of state.maps.model_call.values()) {
    if (call.status !== "answered" || call.keys.join(" ") !== keys) continue;
    const read = proposals[maker.kind].safeParse(call.answer);
    if (!read.success) continue;
    const proposal = read.data as Proposal<K>;
    if (maker.check(proposal, dues, state).length === 0) return { proposal, callId: call.id };
  }
  return null;
}

async function apply<K extends DecisionKind>(
  ground: Ground,
  { maker, dues, access }: Ask<K>,
  proposal: Proposal<K>,
  callIds: readonly string[],
  facts: unknown,
): Promise<void> {
  const { services, workspaceId } = ground;
  const prepared = await maker.prepare?.(ground, dues, proposal);
  const model = access.model;
  const input = { maker: maker as unknown as DecisionMaker, dues, proposal, callIds, model, facts, prepared };
  await services.queues.write(workspaceId, applyDecision, input, coordinatorAsker(`decide ${maker.kind}`));
}

async function endOf<K extends DecisionKind>(
  { services, workspaceId }: Ground,
  { dues }: Ask<K>,
  error: unknown,
): Promise<AskEnd> {
  const runId = dues[0]?.runId ?? null;
  if (error instanceof AppError && error.code === "budget_exhausted") {
    if (runId && error.extra.of === "run") {
      const hold = { runId, reason: "budget" as const, words: error.message, by: "rules" };
      await services.queues.write(workspaceId, pauseRun, hold, coordinatorAsker("budget"));
    }
    return { kind: "later", of: "budget", why: error.message };
  }
  if (error instanceof AppError) return { kind: "rules", why: error.message };
  if (!(error instanceof ModelError)) throw error;
  const useless = error.kind === "garbage" || error.kind === "refused" || error.kind === "bad_request";
  return useless ? { kind: "rules", why: error.words } : { kind: "later", of: "model", why: error.words };
}
