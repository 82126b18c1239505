import { fieldError } from "#server/domain/errors.ts";
import { fillPlaybook } from "#server/domain/fill-playbook.ts";
import { parsePlan } from "#server/domain/parse-plan.ts";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { PlanTextError } from "#server/domain/plan-text-error.ts";
import { playbookPlan } from "#server/domain/playbook-plan.ts";
import type { Run } from "#server/domain/run.ts";
import type { Work } from "#server/queue/work.ts";
import { findPlaybook } from "../playbooks/find-playbook.ts";

type Given = {
  plan?: OperationsPlan | string | undefined;
  playbook?: { id: string; parameters: Record<string, string> } | undefined;
};

/** The plan a run is created with: its own, or a playbook's with the values filled in; null for neither. Refused with the line of what is wrong. */
export function planOf(
  work: Work,
  { plan, playbook }: Given,
): { plan: OperationsPlan; playbook: Run["playbook"] } | null {
  if (plan !== undefined) return { plan: readPlan(plan), playbook: null };
  if (!playbook) return null;
  const { id, parameters } = playbook;
  const found = findPlaybook(work, id);
  const filled = named("playbook", () =>
    playbookPlan(fillPlaybook(parsePlaybook(found.text), parameters), parameters),
  );
  return { plan: filled, playbook: { id, title: found.title, parameters } };
}

/** A plan as an object, or read from its Markdown. */
export const readPlan = (plan: OperationsPlan | string): OperationsPlan =>
  typeof plan === "string" ? named("plan", () => parsePlan(plan)) : plan;

function named<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof PlanTextError) throw fieldError(path, error.message);
    throw error;
  }
}
