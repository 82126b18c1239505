import { cutText } from "#server/domain/cut-text.ts";
import { OperationsPlan, PlanTask } from "#server/domain/plan.ts";
import type { Run } from "#server/domain/run.ts";
import type { ProposePlanInput } from "../../runs/propose-plan.ts";
import type { Ground } from "../decision-maker.ts";
import { builtInPlan } from "./built-in-plan.ts";

/**
 * A plan without a model: for a table of data the built-in playbook, when agents here can do it; otherwise the goal as one
 * task, for a person to divide. It says plainly that no model was asked.
 */
export async function planByRules(ground: Ground, run: Run, why: string): Promise<ProposePlanInput> {
  const { plan, words } = run.plan
    ? oneMore(run, run.plan)
    : ((await builtInPlan(ground, run)) ?? oneTask(run));
  return {
    runId: run.id,
    askNumber: run.ask?.number ?? 0,
    plan,
    by: "rules",
    words: `${words} No model was asked: ${why}.`,
    decisionId: null,
    problems: [],
  };
}

/** An amendment keeps the plan in force and adds what was asked for as a task. */
function oneMore(run: Run, before: OperationsPlan): { plan: OperationsPlan; words: string } {
  const asked = run.ask?.words || run.goal;
  const [first = asked] = asked.split("\n");
  const taken = new Set(before.tasks.map(({ key }) => key));
  let key = "asked";
  for (let n = 2; taken.has(key); n += 1) key = `asked-${n}`;
  const task = PlanTask.parse({ key, title: cutText(first, 200), instructions: asked, review: "model" });
  const plan = OperationsPlan.parse({ ...before, tasks: [...before.tasks, task] });
  return { plan, words: "The plan as it is, and what you asked for as one more task." };
}

function oneTask(run: Run): { plan: OperationsPlan; words: string } {
  const [first = run.goal] = run.goal.split("\n");
  const task = PlanTask.parse({
    key: "goal",
    title: cutText(first, 200),
    instructions: run.ask?.words ? `${run.goal}\n\n${run.ask.words}` : run.goal,
    review: "model",
  });
  const plan = OperationsPlan.parse({ title: cutText(run.title, 120), goal: run.goal, tasks: [task] });
  return { plan, words: "The goal as one task; divide it as you see fit, or start from a playbook." };
}
