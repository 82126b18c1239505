import { factsOf, moveAttempt } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import type { ActivityReport } from "#server/domain/report.ts";
import { moveTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { holdAttempt } from "./fence-attempt.ts";

export type ActivitiesInput = { agentId: string; attemptId: string; activities: ActivityReport[] };

const shown = 400;

/** Keeps what an agent says while it works; each counts as progress, and an `elicitation` asks a person. Refused when the attempt is over. */
export function postActivities(work: Work, input: ActivitiesInput): { activities: { id: string }[] } {
  const ids: { id: string }[] = [];
  let held = holdAttempt(work, input.agentId, input.attemptId);
  for (const activity of input.activities) {
    let { attempt, task } = engageAttempt(
      work,
      held,
      `${activity.type}: ${activity.body || activity.action || ""}`,
    );
    const id = work.id("ac");
    const { type, body, ephemeral, action = null, parameter = null, result = null } = activity;
    work.put("activity", {
      id,
      workspaceId: work.workspace.id,
      taskId: task.id,
      attemptId: attempt.id,
      type,
      body,
      action,
      parameter,
      result,
      ephemeral,
      at: work.now,
    });
    const facts = factsOf(attempt);
    const about = { taskId: task.id, agentId: attempt.agentId };
    if (type === "elicitation" && attempt.status === "working") {
      attempt = moveAttempt(attempt, "input_required", work.now);
      task = moveTask(task, "input-required", work.now, {
        question: { activityId: id, body, at: work.now.toISOString() },
      });
      work.put("attempt", attempt);
      work.put("task", task);
      work.emit("task.asked", about, { ...facts, question: cutText(body, shown) });
    }
    const words = cutText(body || [action, parameter, result].filter(Boolean).join(" · "), shown);
    work.emit("activity.posted", about, { ...facts, activityId: id, type, body: words, ephemeral });
    ids.push({ id });
    held = { attempt, task, stale: false };
  }
  return { activities: ids };
}
