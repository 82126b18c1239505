import type { Attempt } from "#server/domain/attempt.ts";
import { recoveryChoices, ruleOfRecovery } from "#server/domain/recovery-ladder.ts";
import type { Task } from "#server/domain/task.ts";
import { recoverTask } from "../../tasks/recover-task.ts";
import type { Block, DecisionMaker, Ground } from "../decision-maker.ts";
import type { Due } from "../due-decisions.ts";
import { examplesOf } from "../examples-of.ts";
import { readArtifacts, type Shown } from "../read-artifacts.ts";
import { coordinatorAsker } from "../rules-actor.ts";
import { systemOf } from "../write-prompt.ts";
import { recoverByRules } from "./recover-by-rules.ts";
import { tellAgents } from "./tell-agents.ts";

const task = `Decide what to do with work in trouble: one recovery for each item of the facts, with an action among its "may".
retry: the same agent may try again; only when the cause was passing. reassign: another agent of "agents" is likely to do
better; say in words what it should know. split: the task is too large or mixes abilities; give 2 to 6 parts, each
whole in itself with instructions, acceptance and skills that agents here have, and use the partial work. The original
task then puts the parts together. ask: only a person can unblock it; put one clear question in words. give_up: nothing
above makes sense, or an abort condition is met. When the same failure or result came again and again, do not retry.
For actions other than split give an empty list of subtasks.`;

/** How much of one piece of partial work is shown: enough to see what it is worth. */
const mostPartial = 20_000;

/** What now, for failed tasks of a run. */
export const recoverMaker: DecisionMaker<"recover"> = {
  kind: "recover",
  thinking: true,
  maxTokens: 8_000,
  promptVersion: "recover-3",
  batch: 6,
  system: () => systemOf("recover", task),

  material: async (ground, dues) => {
    const { services, workspaceId, state } = ground;
    const items: object[] = [];
    const blocks: Block[] = [];
    for (const [i, due] of dues.entries()) {
      const row = state.maps.task.get(due.subjectId);
      if (!row) continue;
      const attempts = (await services.prisma.attempt.findMany({
        where: { taskId: row.id },
        orderBy: { number: "asc" },
        take: 20,
      })) as unknown as Attempt[];
      const told = [row.failure && `${row.failure.code}: ${row.failure.message}`, row.verdict?.comment];
      blocks.push({
        id: `w${i + 1}`,
        origin: "its agents and judges",
        name: "what went wrong",
        text: told.filter(Boolean).join("\n\n") || "nothing was said",
      });
      for (const attempt of attempts)
        blocks.push({
          id: `t${i + 1}.${attempt.number}`,
          origin: `agent ${attempt.agentId}`,
          name: `attempt ${attempt.number}`,
          text: [attempt.summary, attempt.note, attempt.end?.message].filter(Boolean).join("\n") || "nothing",
        });
      const partial = await readArtifacts(services, row.artifacts, `a${i + 1}.`, mostPartial);
      blocks.push(...partial.blocks);
      items.push({
        ...factsOf(ground, due, row, partial.shown),
        failure: `w${i + 1}`,
        attempts: attempts.map((one) => attemptFacts(one, i)),
      });
    }
    if (items.length === 0) return null;
    const text = dues.map(({ title }) => title).join(" ");
    const facts = {
      items,
      agents: tellAgents(state),
      abort_conditions: dues[0]?.runId
        ? (state.maps.run.get(dues[0].runId)?.plan?.abort_conditions ?? [])
        : [],
      examples: await examplesOf(services, workspaceId, "recover", text),
    };
    return { facts, blocks };
  },

  check: ({ recoveries }, dues, state) =>
    dues.flatMap(({ subjectId }) => {
      const row = state.maps.task.get(subjectId);
      const recovery = recoveries.find(({ task_id }) => task_id === subjectId);
      if (!recovery) return [`recoveries: there is none for ${subjectId}`];
      if (!row) return [];
      const may = recoveryChoices(row, state.workspace.settings.coordinator);
      if (!may.includes(recovery.action))
        return [`${subjectId}: ${recovery.action} is not among ${may.join(", ")}`];
      const { maxParts } = state.workspace.settings.coordinator;
      const n = recovery.subtasks.length;
      if (recovery.action === "split" && (n < 2 || n > maxParts))
        return [`${subjectId}: a split has 2 to ${maxParts} subtasks, not ${n}`];
      const keys = recovery.subtasks.map(({ key }) => key);
      const unknown = recovery.subtasks.flatMap((one) => one.depends_on.filter((key) => !keys.includes(key)));
      if (unknown.length > 0) return [`${subjectId}: subtasks depend on unknown keys: ${unknown.join(", ")}`];
      if (recovery.action === "ask" && recovery.words.trim() === "")
        return [`${subjectId}: put the question in words`];
      return [];
    }),

  apply: (work, due, { recoveries }, { decisionId }) => {
    const recovery = recoveries.find(({ task_id }) => task_id === due.subjectId);
    if (!recovery) return null;
    const { action, reason, words, subtasks } = recovery;
    const may = recoveryChoices(work.task(due.subjectId), work.workspace.settings.coordinator);
    recoverTask(work, { taskId: due.subjectId, action, reason, words, parts: subtasks, decisionId });
    return {
      taskId: work.task(due.subjectId).id,
      chosen: action,
      candidates: may,
      reason,
      outcome: recovery,
    };
  },

  byRules: async ({ services, workspaceId, state }, due, { away, why }) => {
    const row = state.maps.task.get(due.subjectId);
    if (!row) return "done";
    const rule = ruleOfRecovery(row, state.workspace.settings.coordinator, services.now(), away);
    if (rule.action === "wait") return "waits";
    const input = { taskId: row.id, action: rule.action, reason: rule.reason, why, key: due.key };
    await services.queues.write(workspaceId, recoverByRules, input, coordinatorAsker("recover"));
    return "done";
  },
};

function factsOf({ state }: Ground, due: Due, row: Task, partial: Shown[]): object {
  const { coordinator } = state.workspace.settings;
  const run = due.runId ? state.maps.run.get(due.runId) : undefined;
  return {
    task_id: row.id,
    title: row.title,
    instructions: row.instructions.slice(0, 6_000),
    acceptance: row.acceptance,
    skills: row.skills,
    outputs: row.outputs,
    tried: (row.recovery?.steps ?? []).map(({ action, at }) => ({ action, at })),
    may: recoveryChoices(row, coordinator),
    decisions_left: Math.max(0, coordinator.maxRecoveries - (row.recovery?.tries ?? 0)),
    depth_left: Math.max(0, coordinator.maxDepth - row.depth),
    usd_left: run?.budget.usd == null ? null : Math.max(0, run.budget.usd - run.spend.usd),
    partial_work: partial,
  };
}

const attemptFacts = (attempt: Attempt, i: number): object => ({
  number: attempt.number,
  agent: attempt.agentId,
  status: attempt.status,
  clock: attempt.end?.clock ?? null,
  percent: attempt.percent,
  changes: attempt.changes,
  said: `t${i + 1}.${attempt.number}`,
});
