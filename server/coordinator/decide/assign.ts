import { cutText } from "#server/domain/cut-text.ts";
import { noRecovery } from "#server/domain/recovery-ladder.ts";
import type { DecisionMaker } from "../decision-maker.ts";
import { systemOf } from "../write-prompt.ts";
import { tellAgents } from "./tell-agents.ts";

const task = `The rules give tasks to agents by themselves; these they can give to nobody. For each item say whether the task could
be done by an agent here if it asked for other skills: relax, with skills that agents of the facts have and that truly
fit what the task says; else leave. Do not use prefer. Never relax a skill that the work needs only to get it done.`;

/** Advice on tasks of a run nobody can do: other skills to ask for, of those agents here have. */
export const assignMaker: DecisionMaker<"assign"> = {
  kind: "assign",
  thinking: false,
  maxTokens: 2_000,
  promptVersion: "assign-2",
  batch: 8,
  system: () => systemOf("assign", task),

  material: async ({ state }, dues) => {
    const items = dues.flatMap(({ subjectId }) => {
      const row = state.maps.task.get(subjectId);
      if (!row) return [];
      const { id, title, instructions, skills, tools, gap } = row;
      return {
        task_id: id,
        title,
        instructions: instructions.slice(0, 2_000),
        skills,
        tools,
        why: gap?.reason ?? "",
      };
    });
    return items.length === 0 ? null : { facts: { items, agents: tellAgents(state) }, blocks: [] };
  },

  check: ({ assignments }, dues, state) => {
    const known = new Set(
      [...state.maps.agent.values()].flatMap(({ profile }) => profile.skills.map(({ id }) => id)),
    );
    return dues.flatMap(({ subjectId }) => {
      const one = assignments.find(({ task_id }) => task_id === subjectId);
      if (!one) return [`assignments: there is none for ${subjectId}`];
      if (one.action !== "relax") return [];
      if (one.skills.length === 0) return [`${subjectId}: relax names the skills to ask for instead`];
      return one.skills
        .filter((skill) => !known.has(skill))
        .map((skill) => `${subjectId}: no agent here has “${skill}”`);
    });
  },

  apply: (work, due, { assignments }) => {
    const one = assignments.find(({ task_id }) => task_id === due.subjectId);
    const row = work.task(due.subjectId);
    if (!one || row.status !== "ready") return null;
    const old = row.recovery ?? noRecovery;
    const relaxed = one.action === "relax";
    // The key marks this set of skills as advised on, so that it is not asked about again.
    const step = {
      action: one.action,
      reason: cutText(one.reason, 400),
      decisionId: due.key,
      at: work.now.toISOString(),
    };
    const recovery = { ...old, steps: [...old.steps, step].slice(-20) };
    work.put("task", {
      ...row,
      recovery,
      ...(relaxed ? { skills: one.skills, gap: null } : {}),
      updatedAt: work.now,
    });
    work.emit("task.edited", { taskId: row.id }, { fields: relaxed ? ["skills"] : ["recovery"] });
    return {
      taskId: row.id,
      chosen: relaxed ? one.skills.join(", ") : "leave",
      candidates: [row.skills.join(", ")],
      reason: one.reason,
      outcome: one,
    };
  },

  // Without a model the gap stands on the board with what is missing; there is nothing to decide.
  byRules: async () => "waits",
};
