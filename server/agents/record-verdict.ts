import type { Attempt } from "#server/domain/attempt.ts";
import type { Task, Verdict } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { countOnSkills } from "./count-on-skills.ts";

const countOf = { accepted: "accepted", changes_requested: "changes", rejected: "rejected" } as const;

/** Counts a review's verdict to the record of the agent whose work it was; accepted work only when it was never sent back. */
export function recordVerdict(work: Work, task: Task, attempt: Attempt, verdict: Verdict["verdict"]): void {
  const agent = work.find("agent", attempt.agentId);
  if (!agent || (verdict === "accepted" && attempt.changes > 0)) return;
  const field = countOf[verdict];
  work.put(
    "agent",
    countOnSkills(agent, task, (record) => ({ ...record, [field]: record[field] + 1 })),
  );
}
