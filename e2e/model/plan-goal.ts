import { z } from "zod";
import { cutText } from "#server/domain/cut-text.ts";
import { PlanTask } from "#server/domain/plan.ts";
import { PlanProposal } from "#server/domain/proposals.ts";
import { reviewKinds } from "#server/domain/task.ts";
import { changePlan, withoutTask } from "./change-plan.ts";
import { chooseSkills } from "./choose-skills.ts";
import { dataPlan } from "./data-plan.ts";
import { generalPlan } from "./general-plan.ts";
import { PlanFacts } from "./read-facts.ts";
import { dataOf, type Prompt } from "./read-prompt.ts";

const Previous = z.object({ title: z.string().optional(), tasks: z.array(PlanTask) });
const review = z.enum(reviewKinds).catch("model");

/** A plan for a goal: a data brief when it is about a data file, else the goal's own parts; a change when one was asked for. */
export function planGoal(prompt: Prompt): PlanProposal {
  const facts = PlanFacts.parse(prompt.facts);
  const goal = dataOf(prompt, facts.goal);
  const previous = Previous.safeParse(facts.previous?.plan);
  const asked = dataOf(prompt, facts.previous?.asked);
  const make = (title: string, key: string) =>
    PlanTask.parse({
      key,
      title: cutText(title, 200),
      instructions: `The goal: ${goal}\n\nYour part: ${title}.`,
      acceptance: ["The result is complete and can be used as it is."],
      skills: chooseSkills(facts.agents, [], title, 0),
      outputs: [{ name: `${key}.md`, media_type: "text/markdown" }],
      review: review.parse(facts.limits.review_default),
    });
  const drafted =
    previous.success && asked
      ? changePlan(previous.data.tasks, asked, make, facts.previous?.done)
      : draft(facts, goal);
  const tasks = within(drafted, facts.limits.max_tasks);
  const last = tasks.at(-1);
  const missing = tasks.filter(({ skills }) => skills.length === 0).map(({ title }) => title);
  return PlanProposal.parse({
    title: cutText(goal.replace(/\s+/g, " "), 120),
    success_criteria: [
      "Every deliverable is handed in and opens.",
      "The last check found nothing that speaks against the goal.",
    ],
    tasks,
    checkpoints:
      last && tasks.length > 1
        ? [{ after: [tasks[0]?.key ?? last.key], note: "The ground is laid.", ask: false }]
        : [],
    abort_conditions: [{ kind: "failed_tasks", value: 3, text: "Three tasks failed for good." }],
    validation_steps: last ? [`Read the result of “${last.title}”.`] : [],
    notes: [
      asked ? `Asked for: ${asked}` : "",
      missing.length > 0 ? `Nobody here has a skill for: ${missing.join(", ")}.` : "",
    ]
      .filter(Boolean)
      .join("\n"),
  });
}

function draft(facts: PlanFacts, goal: string): PlanTask[] {
  const file = facts.files.find(({ name, media_type }) =>
    /csv|tsv|tab-separated/i.test(`${name} ${media_type}`),
  );
  const named = file?.name ?? /[\w.-]+\.(?:csv|tsv)\b/i.exec(goal)?.[0];
  const about = named ? dataPlan(named) : generalPlan(goal, review.parse(facts.limits.review_default));
  return about.map((task, at) => {
    const wanted = "skills" in task ? task.skills : [];
    const words = "about" in task ? task.about : `${task.key} ${task.title} ${wanted.join(" ")}`;
    // Files are named only where the run has them: a name in the goal alone is no file.
    const { files, ...rest } = { files: undefined, ...task };
    return PlanTask.parse({
      ...rest,
      ...(file && files ? { files } : {}),
      skills: chooseSkills(facts.agents, wanted, words, at),
    });
  });
}

/** Leaves out tasks of the middle, last ones first, until there are no more than `most`; the check stays. */
function within(tasks: readonly PlanTask[], most: number): PlanTask[] {
  let kept = [...tasks];
  while (kept.length > most && kept.length > 1)
    kept = withoutTask(kept, kept.at(kept.length > 2 ? -2 : -1)?.key ?? "");
  return kept;
}
