import { parsePlan } from "#server/domain/parse-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { planText } from "#server/domain/plan-text.ts";
import { PlanTextError } from "#server/domain/plan-text-error.ts";
import type { LineProblem } from "./plan-problem-list.tsx";
import type { StoredEdit } from "./stored-edit.ts";

/** A plan as a person edits it: as fields and as text, in step. */
export type PlanEdit = {
  /** The version it began from. */
  base: number;
  /** What the text said when it could last be read. */
  plan: OperationsPlan;
  text: string;
  /** Why the text cannot be read; while there is any, fields cannot be edited. */
  lines: LineProblem[];
};

/** A version opened for editing. */
export const openEdit = (base: number, plan: OperationsPlan): PlanEdit => ({
  base,
  plan,
  text: planText(plan),
  lines: [],
});

/** The edit with other fields; the text follows. */
export const writePlan = (edit: PlanEdit, plan: OperationsPlan): PlanEdit => ({
  ...edit,
  plan,
  text: planText(plan),
  lines: [],
});

/** The edit with another text; the fields follow as soon as it can be read. */
export function writeText(edit: PlanEdit, text: string): PlanEdit {
  try {
    return { ...edit, text, plan: parsePlan(text), lines: [] };
  } catch (error) {
    if (!(error instanceof PlanTextError)) throw error;
    return { ...edit, text, lines: [{ line: error.line, message: error.message }] };
  }
}

/** Edits that were kept for this tab, over the version there is now. */
export const reopenEdit = ({ base, text }: StoredEdit, current: PlanEdit): PlanEdit =>
  writeText({ ...current, base }, text);
