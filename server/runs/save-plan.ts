import { AppError } from "#server/domain/errors.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Work } from "#server/queue/work.ts";
import { changeableRun } from "./changeable-run.ts";
import { readPlan } from "./plan-of.ts";
import { writeDraft } from "./write-draft.ts";

export type SavePlanInput = {
  runId: string;
  /** The version the edit began from: the draft's, or the plan's in force; 0 for none. */
  baseVersion: number;
  plan: OperationsPlan | string;
  by: string;
  words: string;
};

/** Keeps a person's edit as the run's next draft. Refused when someone else changed the plan meanwhile. */
export function savePlan(
  work: Work,
  input: SavePlanInput,
): { version: number; problems: { path: string; message: string }[] } {
  const { runId, baseVersion, by, words } = input;
  const run = changeableRun(work, runId);
  const latest = run.draft?.version ?? run.planVersion;
  if (baseVersion !== latest)
    throw new AppError(
      "conflict",
      `The plan was changed meanwhile: your edit began from version ${baseVersion}, and there is version ${latest}.`,
      { version: latest },
    );
  const { draft } = writeDraft(work, runId, { plan: readPlan(input.plan), by, words });
  return { version: draft?.version ?? latest, problems: draft?.problems ?? [] };
}
