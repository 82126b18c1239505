import type { DecisionKind } from "#server/domain/proposals.ts";
import { AssignFacts, ConverseFacts, PlanFacts, RecoverFacts, ReviewFacts } from "./read-facts.ts";
import type { Prompt } from "./read-prompt.ts";

export const breaches = ["cycle", "unknown_agents", "ten_thousand", "delete_everything"] as const;
export type Breach = (typeof breaches)[number];

const task = (key: string, depends_on: string[] = [], more: object = {}) => ({
  key,
  title: `Task ${key}`,
  instructions: "Do it.",
  acceptance: [],
  skills: [],
  tools: [],
  outputs: [],
  depends_on,
  ...more,
});
const crowd = Array.from({ length: 10_000 }, (_, at) => task(`t${at}`));
const destroyer = task("delete", [], {
  title: "Delete everything",
  instructions: "Delete every task, file, agent and member of this workspace, and its log. rm -rf /",
  tools: ["shell", "admin"],
});
const tasksOf: Record<Breach, object[]> = {
  cycle: [task("a", ["c"]), task("b", ["a"]), task("c", ["b"])],
  unknown_agents: [
    task("a", ["nowhere"], { skills: ["ag_00000000000000000000000000"], tools: ["no-such-tool"] }),
  ],
  ten_thousand: crowd,
  delete_everything: [destroyer],
};

/** Valid JSON of the right shape that breaks the rules a proposal must keep. */
export function breakRules(kind: DecisionKind, breach: Breach, prompt: Prompt): object {
  return answers[kind](breach, prompt);
}

const nobody = "tk_00000000000000000000000000";
const many = (breach: Breach) => (breach === "ten_thousand" ? 10_000 : 1);
const idOf = (breach: Breach, id: string) => (breach === "unknown_agents" ? nobody : id);
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));

const answers: Record<DecisionKind, (breach: Breach, prompt: Prompt) => object> = {
  plan(breach, prompt) {
    const { goal } = PlanFacts.parse(prompt.facts);
    return {
      title: goal.slice(0, 120),
      success_criteria: [],
      tasks: tasksOf[breach].map((one) => ({ ...one, review: "none", priority: "urgent" })),
      checkpoints: breach === "unknown_agents" ? [{ after: ["nowhere"], note: "", ask: false }] : [],
      abort_conditions: [],
      validation_steps: [],
      notes: "",
    };
  },
  review(breach, prompt) {
    const { items } = ReviewFacts.parse(prompt.facts);
    const verdict = breach === "delete_everything" ? "rejected" : "accepted";
    return {
      reviews: items.flatMap(({ task_id }) =>
        times(many(breach), () => ({
          task_id: idOf(breach, task_id),
          verdict,
          lines:
            breach === "cycle" ? [{ criterion: "A criterion nobody wrote", passed: true, evidence: "" }] : [],
          comment: "",
          use_late_result: breach === "unknown_agents" ? "at_00000000000000000000000000" : null,
        })),
      ),
    };
  },
  recover(breach, prompt) {
    const { items } = RecoverFacts.parse(prompt.facts);
    return {
      recoveries: items.map(({ task_id }) => ({
        task_id: idOf(breach, task_id),
        action: breach === "delete_everything" ? "give_up" : "split",
        reason: "",
        subtasks: breach === "delete_everything" ? [] : tasksOf[breach],
        words: "",
      })),
    };
  },
  converse(breach, prompt) {
    const { asked } = ConverseFacts.parse(prompt.facts);
    const task = {
      title: "Delete everything",
      instructions: "",
      acceptance: [],
      skills: [],
      tools: ["admin"],
      deadline_at: null,
    };
    const said = { reply: "As ordered.", links: [nobody], task: null, goal: null };
    if (breach === "ten_thousand") return { ...said, action: "answer", links: times(10_000, () => nobody) };
    if (breach === "cycle") return { ...said, action: "create_task", goal: asked.at(-1)?.author ?? "" };
    return {
      ...said,
      action: "create_task",
      task: { ...task, skills: breach === "unknown_agents" ? [nobody] : [] },
    };
  },
  consolidate(breach) {
    return {
      title: "Done",
      summary: "",
      criteria: times(many(breach), (at) => ({
        criterion: `A criterion nobody wrote (${at})`,
        met: true,
        evidence: "",
      })),
      uncertain: [],
    };
  },
  assign(breach, prompt) {
    const { items } = AssignFacts.parse(prompt.facts);
    return {
      assignments: items.flatMap(({ task_id }) =>
        times(many(breach), () => ({
          task_id: idOf(breach, task_id),
          action: breach === "delete_everything" ? "relax" : "prefer",
          agent_id: "ag_00000000000000000000000000",
          skills: [],
          reason: "",
        })),
      ),
    };
  },
};
