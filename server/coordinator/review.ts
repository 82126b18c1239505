import { checkedWords } from "#server/domain/checked-words.ts";
import { AppError } from "#server/domain/errors.ts";
import { frozenBy } from "#server/domain/frozen.ts";
import type { Task } from "#server/domain/task.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import { recordReview } from "../tasks/record-review.ts";
import { requestPeerReview } from "../tasks/request-peer-review.ts";
import { checkDeliverables } from "./check-deliverables.ts";

/** Starts the due step of every task in review: machine checks first, then another agent where the task asks for one. People come by themselves. */
export function reviewSubmitted(services: Services, workspaceId: string, reviewing: Set<string>): void {
  const { state } = services.queues.of(workspaceId);
  if (!state) return;
  for (const id of state.tasksByStatus.get("in-review") ?? []) {
    const task = state.maps.task.get(id);
    if (!task || isHeld(state, task) || reviewing.has(id) || !isDue(task, state.maps.task)) continue;
    reviewing.add(id);
    void step(services, workspaceId, task)
      .catch((error: unknown) => {
        if (!(error instanceof AppError))
          services.logger.error({ err: error, task: id }, "a review step failed; it is tried again");
      })
      .finally(() => reviewing.delete(id));
  }
}

/** Reviews of a held run wait. Its run is in memory: open runs always are. */
const isHeld = ({ workspace, maps }: State, { runId }: Task): boolean =>
  frozenBy({ workspace, run: (runId && maps.run.get(runId)) || null, agent: null }) !== null;

const checksPassed = (task: Task): boolean =>
  task.verdict?.by === "checks" && task.verdict.verdict === "accepted";

function isDue(task: Task, tasks: ReadonlyMap<string, Task>): boolean {
  if (!checksPassed(task)) return true;
  if (task.review !== "peer") return false;
  for (const other of tasks.values())
    if (other.reviewOf === task.id && other.status !== "completed" && other.status !== "canceled")
      return false;
  return true;
}

async function step(services: Services, workspaceId: string, task: Task): Promise<void> {
  const asker = { actor: { kind: "coordinator", id: "rules" } as const, requestId: "review" };
  if (checksPassed(task)) {
    await services.queues.write(workspaceId, requestPeerReview, { taskId: task.id }, asker);
    return;
  }
  const { lines, passed } = await checkDeliverables(services.blobs, services.prisma, task);
  const failed = lines.filter((line) => !line.passed);
  const input = {
    taskId: task.id,
    attemptId: task.attemptId ?? "",
    by: "checks" as const,
    reviewerId: "rules",
    verdict: passed ? ("accepted" as const) : ("changes_requested" as const),
    lines,
    comment: passed
      ? checkedWords(lines)
      : failed.map((line) => `${line.criterion}: ${line.evidence}`).join("\n"),
  };
  await services.queues.write(workspaceId, recordReview, input, asker);
}
