import { AppError } from "#server/domain/errors.ts";
import type { ModelAccess } from "#server/domain/model-settings.ts";
import type { DecisionKind, Proposal } from "#server/domain/proposals.ts";
import { runMoves } from "#server/domain/run.ts";
import { pauseRun } from "../runs/pause-run.ts";
import { dropAnswers } from "../usage/drop-answers.ts";
import { applyDecision } from "./apply-decision.ts";
import { budgetHooks } from "./budget-hooks.ts";
import type { DecisionMaker, Ground, Material } from "./decision-maker.ts";
import type { Due } from "./due-decisions.ts";
import type { Kept } from "./kept-answer.ts";
import { askModel } from "./model/ask-model.ts";
import { ModelError } from "./model/model-error.ts";
import type { ModelQueue } from "./model/model-queue.ts";
import type { ModelAnswer } from "./model/model-request.ts";
import { decisionPriority } from "./model/pick-next.ts";
import { coordinatorAsker } from "./rules-actor.ts";
import { writePrompt } from "./write-prompt.ts";
import { writeSurely } from "./write-surely.ts";

export type Ask<K extends DecisionKind = DecisionKind> = {
  maker: DecisionMaker<K>;
  dues: readonly Due[];
  access: ModelAccess;
  models: ModelQueue;
};
/**
 * `later`: the model cannot be asked now (`soon`: only for the moment); `rules`: its answer is of no use, so the rules
 * decide.
 */
export type AskEnd =
  | { kind: "made" }
  | { kind: "later"; soon: boolean; why: string }
  | { kind: "rules"; why: string };

/**
 * Makes due decisions with the model: money is set aside before every call and booked after it, the answer is kept with
 * its booking, and applied in one change.
 */
export async function askForDecision<K extends DecisionKind>(ground: Ground, ask: Ask<K>): Promise<AskEnd> {
  const { maker, dues, access } = ask;
  const material = await maker.material(ground, dues);
  if (!material) return { kind: "made" };
  const callIds: string[] = [];
  try {
    const { proposal } = await askModel(
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
      budgetHooks(ground, bookingOf(ask), callIds),
      (found) => maker.check(found, dues, ground.state),
    );
    await apply(ground, maker, { dues, proposal, callIds, model: access.model, material });
    return { kind: "made" };
  } catch (error) {
    return endOf(ground, dues, callIds, error);
  }
}

const bookingOf = <K extends DecisionKind>({ maker, dues, access }: Ask<K>) => ({
  kind: maker.kind,
  keys: dues.map(({ key }) => key),
  runId: dues[0]?.runId ?? null,
  promptVersion: maker.promptVersion,
  access,
  keep: ({ parsed }: ModelAnswer) => ({ status: "answered" as const, answer: parsed ?? null }),
});

/** Applies an answer that was booked and not applied. */
export async function applyKept<K extends DecisionKind>(
  ground: Ground,
  maker: DecisionMaker<K>,
  { dues, proposal, callId, model }: Kept<K>,
): Promise<AskEnd> {
  const callIds = [callId];
  try {
    const material = (await maker.material(ground, dues)) ?? { facts: {}, blocks: [] };
    await apply(ground, maker, { dues, proposal, callIds, model, material });
    return { kind: "made" };
  } catch (error) {
    return endOf(ground, dues, callIds, error);
  }
}

/** Shows the words of a reply as they come, in the thread of each message it answers. */
function streamTo({ services, workspaceId, state }: Ground, dues: readonly Due[]): (text: string) => void {
  const threads = new Set(dues.flatMap(({ subjectId }) => state.maps.inquiry.get(subjectId)?.threadId ?? []));
  return (text) => {
    for (const threadId of threads) services.words.say({ workspaceId, threadId, text });
  };
}

type Answer<K extends DecisionKind> = {
  dues: readonly Due[];
  proposal: Proposal<K>;
  callIds: readonly string[];
  model: string;
  material: Material;
};

async function apply<K extends DecisionKind>(
  ground: Ground,
  maker: DecisionMaker<K>,
  answer: Answer<K>,
): Promise<void> {
  const prepared = await maker.prepare?.(ground, answer.dues, answer.proposal);
  const input = { ...answer, maker: maker as unknown as DecisionMaker, prepared };
  await writeSurely(ground, applyDecision, input, `decide ${maker.kind}`);
}

/** What a failure means for the decision. Answers that came, and that nothing can be made of, are closed. */
async function endOf(
  ground: Ground,
  dues: readonly Due[],
  callIds: readonly string[],
  error: unknown,
): Promise<AskEnd> {
  if (error instanceof AppError && error.code === "unavailable")
    return { kind: "later", soon: true, why: error.message };
  if (error instanceof AppError && error.code === "budget_exhausted") return outOfMoney(ground, dues, error);
  const useless = !(error instanceof ModelError) || uselessKinds.has(error.kind);
  if (!useless) return { kind: "later", soon: false, why: wordsOf(error) };
  if (!(error instanceof ModelError) && !(error instanceof AppError))
    ground.services.logger.error({ err: error, dues: dues.map(({ key }) => key) }, "an answer broke its use");
  const why = wordsOf(error);
  await writeSurely(ground, dropAnswers, { callIds, error: why }, "drop answers");
  return { kind: "rules", why };
}

const uselessKinds = new Set<ModelError["kind"]>(["garbage", "refused", "bad_request"]);
/** What went wrong, without what the database cannot keep: a model's own words may be in it. */
const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll("\u0000", "").toWellFormed();

/** A run whose budget lets no call through is held for a person; one that cannot be held is decided by the rules. */
async function outOfMoney(ground: Ground, dues: readonly Due[], error: AppError): Promise<AskEnd> {
  const why = error.message;
  if (error.extra.underWay === true) return { kind: "later", soon: true, why };
  if (error.extra.of !== "run") return { kind: "later", soon: false, why };
  const run = ground.state.maps.run.get(dues[0]?.runId ?? "");
  if (run?.status === "paused") return { kind: "later", soon: true, why };
  if (!run || !runMoves[run.status].includes("paused")) return { kind: "rules", why };
  const hold = { runId: run.id, reason: "budget" as const, words: why, by: "rules" };
  await ground.services.queues.write(ground.workspaceId, pauseRun, hold, coordinatorAsker("budget"));
  return { kind: "later", soon: true, why };
}
