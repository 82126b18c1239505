import { attemptMoves, isOpen } from "#server/domain/attempt.ts";
import { type ClawEvent, isType } from "#server/domain/event.ts";
import type { Task } from "#server/domain/task.ts";
import { LogModel } from "./log-model.ts";

/** What a task asks of reviews; the log does not repeat it. */
type Reviews = ReadonlyMap<string, Task["review"]>;

/** Codes of failures that say what was decided about one before. */
const given = new Set(["needs_person", "given_up"]);

/** Plays the log through a model that knows nothing of the server but the domain's transition tables. */
export function replayLog(
  events: readonly ClawEvent[],
  tasks: readonly Pick<Task, "id" | "review">[],
): LogModel {
  const model = new LogModel();
  const reviews: Reviews = new Map(tasks.map((task) => [task.id, task.review]));
  events.forEach((event, i) => {
    model.at = `#${event.seq} ${event.type}`;
    taskEvent(model, event, reviews);
    attemptEvent(model, event, reviews);
    if (isType(event, "task.reviewed") && event.data.verdict !== "accepted")
      sendBack(model, event, events[i + 1]);
  });
  return model;
}

function taskEvent(model: LogModel, event: ClawEvent, reviews: Reviews): void {
  const { taskId } = event;
  if (isType(event, "task.created")) {
    const status = event.changes.tasks?.[taskId ?? ""]?.status;
    if (status !== "waiting" && status !== "ready") model.blame("move", `a task began as ${status}`);
    model.create(taskId ?? "", status === "waiting" ? "waiting" : "ready");
  } else if (isType(event, "task.readied")) {
    const task = model.task(taskId);
    if (task.status !== "ready") model.moveTask(task, "ready");
  } else if (isType(event, "task.unmatched")) {
    // Nobody can do it, or it waits for what failed or was canceled.
    const { status } = model.task(taskId);
    if (status !== "ready" && status !== "waiting")
      model.blame("move", `a ${status} task was called unmatched`);
  } else if (isType(event, "task.completed")) model.complete(taskId);
  else if (isType(event, "task.failed")) {
    // Given up, or put to a person: it has failed already.
    const task = model.task(taskId);
    if (task.status !== "failed" || !given.has(event.data.code)) model.moveTask(task, "failed");
  } else if (isType(event, "task.split")) model.moveTask(model.task(taskId), "waiting");
  else if (isType(event, "task.retried")) model.moveTask(model.task(taskId), "ready");
  else if (isType(event, "task.canceled")) {
    const task = model.task(taskId);
    model.moveTask(task, "canceled");
    const attempt = model.current(task);
    if (attempt && isOpen(attempt.status)) model.moveAttempt(attempt, "canceled");
  } else if (isType(event, "late_result.used")) {
    const task = model.task(taskId);
    Object.assign(task, { attemptId: event.data.attemptId, lateUsed: true });
    if (reviews.get(taskId ?? "") !== "none") model.moveTask(task, "in-review");
  }
}

function attemptEvent(model: LogModel, event: ClawEvent, reviews: Reviews): void {
  if (isType(event, "task.assigned")) {
    const { attemptId, number, agentId } = event.data;
    model.offer(event.taskId ?? "", attemptId, number, agentId);
  } else if (isType(event, "task.accepted"))
    model.moveAttempt(model.attempt(event.data.attemptId), "accepted");
  else if (
    isType(event, "attempt.progressed") ||
    isType(event, "activity.posted") ||
    isType(event, "artifact.added")
  )
    model.engage(event.data.attemptId);
  else if (isType(event, "task.submitted")) {
    const attempt = model.engage(event.data.attemptId);
    attempt.submissions += 1;
    model.moveAttempt(attempt, "submitted");
    if (reviews.get(attempt.taskId) !== "none") model.moveTask(model.task(attempt.taskId), "in-review");
  } else if (isType(event, "task.released")) {
    const { attemptId, status } = event.data;
    const attempt = model.attempt(attemptId);
    const task = model.task(event.taskId);
    const to = attemptMoves[attempt.status].find((one) => one === status);
    if (task.attemptId !== attemptId)
      model.blame("holder", `attempt ${attempt.number} was released but did not hold the task`);
    if (to) model.moveAttempt(attempt, to);
    else model.blame("move", `attempt ${attempt.number} was released as ${status} while ${attempt.status}`);
    model.moveTask(task, "ready");
  }
}

/** Changes were requested: the same attempt goes on, unless the very same command takes the task away with its next event. */
function sendBack(model: LogModel, { taskId, requestId }: ClawEvent, next: ClawEvent | undefined): void {
  const taken = next?.type === "task.released" || next?.type === "task.readied";
  if (taken && next.taskId === taskId && next.requestId === requestId) return;
  const task = model.task(taskId);
  const attempt = model.current(task);
  if (attempt) model.moveAttempt(attempt, "changes_requested");
  model.moveTask(task, "working");
}
