import { type Budget, noBudget } from "#server/domain/plan.ts";

/** What the form for a goal holds, as people type it. */
export type GoalDraft = {
  goal: string;
  /** Where the plan comes from: the coordinator, a playbook, or a text of one's own. */
  source: "coordinator" | "playbook" | "text";
  playbookId: string | null;
  parameters: Record<string, string>;
  text: string;
  budget: Budget;
  deadline: Date | null;
  /** Show the plan before it begins, also where policy would let it begin at once. */
  ask: boolean;
};
export const emptyGoal: GoalDraft = {
  goal: "",
  source: "coordinator",
  playbookId: null,
  parameters: {},
  text: "",
  budget: noBudget,
  deadline: null,
  ask: true,
};

type Parameter = { name: string; description: string; optional: boolean };
export type GoalErrors = Partial<Record<string, string>>;

/** What is missing before a goal can be sent, by field; parameters as `parameter.name`. */
export function goalErrors(draft: GoalDraft, parameters: readonly Parameter[]): GoalErrors {
  const errors: GoalErrors = {};
  if (draft.source === "coordinator" && draft.goal.trim() === "") errors.goal = "Say what is to be reached.";
  if (draft.source === "playbook" && draft.playbookId === null) errors.playbook = "Choose a playbook.";
  if (draft.source === "text" && draft.text.trim() === "") errors.text = "Paste or open a plan.";
  if (draft.source === "playbook")
    for (const { name, optional } of parameters)
      if (!optional && !draft.parameters[name]?.trim())
        errors[`parameter.${name}`] = "The playbook needs this.";
  return errors;
}
