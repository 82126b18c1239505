import { evidenceLength, factsOf, moveAttempt } from "#server/domain/attempt.ts";
import { cutText } from "#server/domain/cut-text.ts";
import type { ActivityReport } from "#server/domain/report.ts";
import { moveTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { engageAttempt } from "./engage-attempt.ts";
import { holdAttempt } from "./fence-attempt.ts";

export type ActivitiesInput = { agentId: string; attemptId: string; activities: ActivityReport[] };

const shown = 400;

/** Keeps what an agent says while it works; each that says something else than the one before counts as progress, and an `elicitation` asks a person. Refused when the attempt is over. */
export function postActivities(work: Work, input: ActivitiesInput): { activities: { id: string }[] } {
  const ids: { id: string }[] = [];
  let held = holdAttempt(work, input.agentId, input.attemptId);
  for (const activity of input.activities) {
    const { type, body, ephemeral, action = null, parameter = null, result = null } = activity;
    const said = body || [action, parameter, result].filter(Boolean).join(" · ");
    const evidence = cutText(`${type}: ${said}`, evidenceLength);
    // A program in a loop says the same for ever: it lives, but that is no work. A question is one each time.
    const isNew = evidence !== held.attempt.evidence || type === "elicitation";
    let { attempt, task } = engageAttempt(work, held, isNew ? evidence : null);
    const id = work.id("ac");
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
    const words = cutText(said, shown);
    work.emit("activity.posted", about, { ...facts, activityId: id, type, body: words, ephemeral });
    ids.push({ id });
    held = { attempt, task, stale: false };
  }
  return { activities: ids };
}
