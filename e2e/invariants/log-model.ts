import { type AttemptStatus, attemptMoves, isOpen } from "#server/domain/attempt.ts";
import { type TaskStatus, taskMoves } from "#server/domain/task.ts";

export type ModelTask = { status: TaskStatus; number: number; attemptId: string | null; lateUsed: boolean };
export type ModelAttempt = {
  status: AttemptStatus;
  number: number;
  taskId: string;
  agentId: string;
  submissions: number;
};
export type ProblemKind = "move" | "holder" | "numbering" | "order" | "twice";
export type Problem = { kind: ProblemKind; text: string };

/** The state of all tasks and attempts as the log alone tells it, and everything in it that must not be. */
export class LogModel {
  readonly tasks = new Map<string, ModelTask>();
  readonly attempts = new Map<string, ModelAttempt>();
  readonly problems: Problem[] = [];
  /** The event at hand, for the words of a problem. */
  at = "";

  blame(kind: ProblemKind, text: string): void {
    this.problems.push({ kind, text: `${this.at}: ${text}` });
  }

  task(id: string | null): ModelTask {
    const found = id === null ? undefined : this.tasks.get(id);
    if (found) return found;
    this.blame("order", `task ${id} was not created before`);
    return this.create(id ?? "", "ready");
  }
  create(id: string, status: TaskStatus): ModelTask {
    if (this.tasks.has(id)) this.blame("twice", `task ${id} was created twice`);
    const task = { status, number: 0, attemptId: null, lateUsed: false };
    this.tasks.set(id, task);
    return task;
  }
  attempt(id: string): ModelAttempt {
    const found = this.attempts.get(id);
    if (found) return found;
    this.blame("order", `attempt ${id} was not offered before`);
    return { status: "working", number: 0, taskId: "", agentId: "", submissions: 0 };
  }
  current(task: ModelTask): ModelAttempt | null {
    return task.attemptId ? (this.attempts.get(task.attemptId) ?? null) : null;
  }

  moveTask(task: ModelTask, to: TaskStatus): void {
    if (!taskMoves[task.status].includes(to)) this.blame("move", `a task went from ${task.status} to ${to}`);
    task.status = to;
  }
  moveAttempt(attempt: ModelAttempt, to: AttemptStatus): void {
    if (!attemptMoves[attempt.status].includes(to))
      this.blame("move", `attempt ${attempt.number} went from ${attempt.status} to ${to}`);
    attempt.status = to;
  }

  /** A new attempt takes the next number, and only while nobody holds the task. */
  offer(taskId: string, attemptId: string, number: number, agentId: string): void {
    const task = this.task(taskId);
    const holder = this.current(task);
    if (holder && isOpen(holder.status))
      this.blame("holder", `attempt ${holder.number} of ${holder.agentId} was still ${holder.status}`);
    if (number !== task.number + 1) this.blame("numbering", `attempt ${number} came after ${task.number}`);
    if (this.attempts.has(attemptId)) this.blame("twice", `attempt ${attemptId} was offered twice`);
    this.moveTask(task, "assigned");
    Object.assign(task, { number, attemptId });
    this.attempts.set(attemptId, { status: "offered", number, taskId, agentId, submissions: 0 });
  }

  /** Evidence of work: only an open attempt can give it, and an accepted one begins with it. */
  engage(attemptId: string): ModelAttempt {
    const attempt = this.attempt(attemptId);
    if (!isOpen(attempt.status))
      this.blame("move", `attempt ${attempt.number} reported although it was ${attempt.status}`);
    if (attempt.status === "accepted" || attempt.status === "changes_requested")
      this.moveAttempt(attempt, "working");
    const task = this.task(attempt.taskId);
    if (attempt.status === "working" && task.status === "assigned") this.moveTask(task, "working");
    return attempt;
  }

  /** A task is completed once, and only with work that was handed in. */
  complete(taskId: string | null): void {
    const task = this.task(taskId);
    const attempt = this.current(task);
    if (task.status === "completed") this.blame("twice", `task ${taskId} was completed twice`);
    this.moveTask(task, "completed");
    if (attempt?.status === "submitted") this.moveAttempt(attempt, "completed");
    else if (!task.lateUsed)
      this.blame("move", `a task was completed while its attempt was ${attempt?.status ?? "not there"}`);
  }
}
