import { cutText } from "#server/domain/cut-text.ts";
import type { ConsolidationProposal } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import type { Task } from "#server/domain/task.ts";

/**
 * A result without a model: what every task delivered, in its agents' words and said to be theirs; success criteria in
 * words cannot be judged by rules, so they are listed as not shown, for a person to judge.
 */
export function concludeByRules(run: Run, tasks: readonly Task[], why: string): ConsolidationProposal {
  const done = tasks.filter(({ status }) => status === "completed");
  const lines = done.map(
    (task) =>
      `- **${task.title}**: ${cutText((task.result?.summary ?? "").replace(/\s+/g, " "), 400) || "no words"} (${judgedBy(task)})`,
  );
  const wanted = [...(run.plan?.success_criteria ?? []), ...(run.plan?.validation_steps ?? [])];
  const unjudged = done.filter((task) => !task.verdict).map((task) => `Nobody reviewed “${task.title}”.`);
  const left = tasks
    .filter(({ status }) => status === "failed" || status === "canceled")
    .map((task) => `“${task.title}” was ${task.status}.`);
  return {
    title: run.title,
    summary: `${done.length} of ${tasks.length} tasks are completed. What their agents say of them:\n\n${lines.join("\n")}`,
    criteria: wanted.map((criterion) => ({
      criterion,
      met: false,
      evidence: "not judged: this takes a person or a model",
    })),
    uncertain: [
      `The rules put this together, without a model (${why}): nobody has read it as a whole.`,
      ...unjudged,
      ...left,
    ],
  };
}

function judgedBy(task: Task): string {
  if (!task.verdict) return "not reviewed";
  const by = { checks: "machine checks", model: "the model", agent: "another agent", person: "a person" };
  return `accepted by ${by[task.verdict.by]}`;
}
