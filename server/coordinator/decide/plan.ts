import { changedInVain } from "#server/domain/changed-in-vain.ts";
import { checkPlan } from "#server/domain/check-plan.ts";
import { doneKeys } from "#server/domain/done-keys.ts";
import { OperationsPlan } from "#server/domain/plan.ts";
import type { PlanProposal } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import type { Task } from "#server/domain/task.ts";
import type { Workspace } from "#server/domain/workspace.ts";
import type { State } from "#server/queue/state.ts";
import { proposePlan } from "../../runs/propose-plan.ts";
import type { Block, DecisionMaker, Ground } from "../decision-maker.ts";
import { examplesOf } from "../examples-of.ts";
import { readText } from "../read-text.ts";
import { coordinatorAsker } from "../rules-actor.ts";
import { systemOf } from "../write-prompt.ts";
import { planByRules } from "./plan-by-rules.ts";
import { proposeByRules } from "./propose-by-rules.ts";
import { tellAgents } from "./tell-agents.ts";

const task = `Turn the goal into a plan that the agents of the facts can carry out: tasks with instructions an agent understands
without anything else, acceptance criteria that can be checked by looking at what is delivered, the skills and tools
needed (use the ids agents here have; name another only when nobody has it and it is truly needed), the files to be
delivered with their media types, and what each task waits for. Few tasks, as parallel as the work allows, each for one
agent; at most limits.max_tasks. Let somebody other than the author check what matters (review "model" or "peer", or a last task
that checks everything together). Give success criteria for the whole, checkpoints where a person would want to look,
and conditions under which to stop. When "previous" is there, change that plan as it was asked and keep the keys of
tasks that stay. Tasks named in previous.done are finished and stay as they are: what is to be done again or better is a
new task with a key of its own that depends on the finished one, says what to change, and delivers under the same file
names; so is a check that is to be made again. What you take for granted goes into notes.`;

/** How much of a file a plan is made from, in bytes of a text and characters of an office file. */
const headText = 4_000;

/** An operations plan for a run's goal, or a change of the one in force. */
export const planMaker: DecisionMaker<"plan"> = {
  kind: "plan",
  thinking: true,
  maxTokens: 16_384,
  promptVersion: "plan-3",
  batch: 1,
  system: () => systemOf("plan", task),

  material: async (ground, [due]) => {
    const run = due && ground.state.maps.run.get(due.subjectId);
    if (!run) return null;
    const { services, workspaceId, state } = ground;
    const { workspace } = state;
    const { blocks, files } = await filesOf(ground, run);
    const previous = run.draft?.plan ?? run.plan;
    const facts = {
      workspace: {
        name: workspace.name,
        goal: workspace.goal,
        rules: workspace.rules,
        memory: workspace.memory.slice(0, 4_000),
      },
      goal: run.goal,
      files,
      agents: tellAgents(state),
      limits: { max_tasks: workspace.settings.coordinator.maxPlanTasks, review_default: "model" },
      budget: run.budget,
      deadline_at: run.deadlineAt,
      previous: previous
        ? { plan: previous, asked: run.ask?.words ?? "", done: doneKeys(tasksOf(state, run)) }
        : null,
      examples: await examplesOf(services, workspaceId, "plan", run.goal),
      now: services.now().toISOString(),
    };
    return { facts, blocks };
  },

  check: (proposal, [due], state) => {
    const run = due && state.maps.run.get(due.subjectId);
    if (!run) return [];
    const problems = problemsOf(proposal, run, state.workspace);
    if (problems.length > 0) return problems.map(({ path, message }) => `${path}: ${message}`);
    return idleProblems(planOf(proposal, run), run, state);
  },

  apply: (work, due, proposal, { decisionId }) => {
    const run = work.get("run", due.subjectId);
    const plan = planOf(proposal, run);
    const words = proposal.notes || `${plan.tasks.length} tasks for “${run.title}”`;
    proposePlan(work, {
      runId: run.id,
      askNumber: run.ask?.number ?? 0,
      plan,
      by: "model",
      words,
      decisionId,
      problems: [],
    });
    return { chosen: plan.title, reason: words, outcome: proposal };
  },

  byRules: async (ground, due, { away, why }) => {
    if (away) return "waits";
    const run = ground.state.maps.run.get(due.subjectId);
    if (!run?.ask) return "done";
    const input = await planByRules(ground, run, why);
    await ground.services.queues.write(ground.workspaceId, proposeByRules, input, coordinatorAsker("plan"));
    return "done";
  },
};

/** The proposal as a whole plan: goal, budget and deadline are the person's, whatever the model says. */
function planOf(proposal: PlanProposal, run: Run): OperationsPlan {
  const { budget, deadlineAt, goal } = run;
  return OperationsPlan.parse({
    ...proposal,
    title: proposal.title || run.title,
    goal,
    budget,
    deadline_at: deadlineAt,
  });
}

function problemsOf(
  proposal: PlanProposal,
  run: Run,
  workspace: Workspace,
): { path: string; message: string }[] {
  const whole = OperationsPlan.safeParse({ ...proposal, title: proposal.title || run.title, goal: run.goal });
  if (!whole.success)
    return whole.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const { maxPlanTasks, budget } = workspace.settings.coordinator;
  return checkPlan(planOf(proposal, run), { maxTasks: maxPlanTasks, budget, now: new Date() });
}

const tasksOf = (state: State, run: Run): Task[] =>
  [...(state.tasksByRun.get(run.id) ?? [])].flatMap((id) => state.maps.task.get(id) ?? []);

/** An amendment that touches only what is done would change nothing, however often it is approved. */
function idleProblems(plan: OperationsPlan, run: Run, state: State): string[] {
  if (!run.plan) return [];
  const { keys, only } = changedInVain(run.plan, plan, new Set(doneKeys(tasksOf(state, run))));
  if (!only) return [];
  return [
    `tasks: ${keys.join(", ")} are done and stay as they are, so this plan changes nothing; what is to be done again needs a new task, with a key of its own, that depends on the done one`,
  ];
}

async function filesOf({ services }: Ground, run: Run): Promise<{ files: object[]; blocks: Block[] }> {
  const blocks: Block[] = [];
  const files: object[] = [];
  for (const [i, file] of run.files.entries()) {
    const { text, unread } = await readText(services, file, headText);
    const id = text === null ? null : `f${i + 1}`;
    if (text !== null && id) blocks.push({ id, origin: "a person’s file", name: file.name, text });
    files.push({
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      data: id,
      ...(unread ? { unread } : {}),
    });
  }
  return { files, blocks };
}
