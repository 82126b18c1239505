import { isOpen } from "#server/domain/attempt.ts";
import { isType } from "#server/domain/event.ts";
import { isFinal, type Task } from "#server/domain/task.ts";
import type { Evidence } from "./evidence.ts";
import { countBy, type Invariant, some } from "./invariant.ts";

/** Why a task may still be open when everything is quiet; null when there is no reason. */
function reasonToBeOpen(task: Task, { tasks, agents }: Evidence): string | null {
  if (task.status === "ready") return task.gap?.reason ?? null;
  if (task.status !== "waiting") return null;
  const blocking = tasks.filter((other) => task.dependsOn.includes(other.id) && other.status !== "completed");
  return blocking.length > 0 && agents.length > 0
    ? `waits for ${blocking.map((other) => other.title)}`
    : null;
}

const blank = { done: 0, failed: 0, stalled: 0 };
type Tally = typeof blank;

/** What every agent's record must be, by the log: `agent skill` → counts. */
function earned({ events, tasks }: Evidence): Map<string, Tally> {
  const skillsOf = new Map(
    tasks.map((task) => [task.id as string, task.skills.length > 0 ? task.skills : ["*"]]),
  );
  const tallies = new Map<string, Tally>();
  const note = (taskId: string | null, agentId: string | null, outcome: keyof Tally): void => {
    if (agentId === null) return;
    for (const skill of skillsOf.get(taskId ?? "") ?? []) {
      const key = `${agentId} ${skill}`;
      const tally = tallies.get(key) ?? blank;
      tallies.set(key, { ...tally, [outcome]: tally[outcome] + 1 });
    }
  };
  for (const event of events) {
    if (isType(event, "task.completed")) note(event.taskId, event.data.agentId, "done");
    if (!isType(event, "task.released")) continue;
    const { status, agentId } = event.data;
    if (status === "stalled" || status === "lease_expired") note(event.taskId, agentId, "stalled");
    else if (status === "failed" || status === "unreachable") note(event.taskId, agentId, "failed");
  }
  return tallies;
}

/** What must be true of tasks, attempts, deliveries and records. */
export const taskInvariants: readonly Invariant[] = [
  {
    name: "no task is lost: each is completed, failed or canceled, or says why it is open",
    check: (evidence) => {
      const rows = new Set<string>(evidence.tasks.map((task) => task.id));
      const created = evidence.events.filter((event) => event.type === "task.created");
      return [
        ...created.flatMap(({ taskId }) =>
          rows.has(taskId ?? "") ? [] : [`${taskId} was created and is gone`],
        ),
        ...evidence.tasks.flatMap((task) =>
          isFinal(task.status) || reasonToBeOpen(task, evidence)
            ? []
            : [`${task.title} is ${task.status} without a reason`],
        ),
      ];
    },
    spoil: ({ tasks }) => void tasks.pop(),
  },
  {
    name: "no task is done twice",
    check: ({ events, attempts, tasks }) => {
      const completions = countBy(events, (event) => (event.type === "task.completed" ? event.taskId : null));
      const completed = countBy(attempts, (attempt) =>
        attempt.status === "completed" ? attempt.taskId : null,
      );
      return [
        ...[...completions, ...completed].flatMap(([id, count]) =>
          count === 1 ? [] : [`${id} was completed ${count} times`],
        ),
        ...tasks.flatMap(({ id, status }) =>
          (completions.get(id) ?? 0) === (status === "completed" ? 1 : 0)
            ? []
            : [`${id} is ${status} with ${completions.get(id) ?? 0} completions`],
        ),
      ];
    },
    spoil: ({ events }) =>
      void events.push(
        some(
          events.filter((event) => event.type === "task.completed"),
          "completion",
        ),
      ),
  },
  {
    name: "attempts are numbered 1 to n, at most one is open, and it is the task's current one",
    check: ({ tasks, attempts }) =>
      tasks.flatMap((task) => {
        const own = attempts.filter((attempt) => attempt.taskId === task.id);
        const open = own.filter((attempt) => isOpen(attempt.status));
        const numbered =
          own.every((attempt, i) => attempt.number === i + 1) && own.length === task.attemptNumber;
        const held = open.every((attempt) => attempt.id === task.attemptId) && open.length <= 1;
        const idle = task.status === "ready" || task.status === "waiting" || isFinal(task.status);
        return [
          ...(numbered
            ? []
            : [
                `${task.title}: attempts ${own.map((attempt) => attempt.number)}, the task says ${task.attemptNumber}`,
              ]),
          ...(held && (!idle || open.length === 0)
            ? []
            : [`${task.title} is ${task.status} with ${open.length} open attempts`]),
        ];
      }),
    spoil: ({ attempts }) => void Object.assign(some(attempts, "attempt"), { status: "working" }),
  },
  {
    name: "every delivery is settled, none after more tries than its schedule",
    check: ({ deliveries }) =>
      deliveries.flatMap(({ id, type, status, tries, settledAt, lastError }) => [
        ...(status === "pending" || settledAt === null
          ? [`${type} ${id} is ${status} after ${tries} tries: ${lastError}`]
          : []),
        ...(tries > 4 ? [`${type} ${id} had ${tries} tries`] : []),
      ]),
    spoil: ({ deliveries }) => void Object.assign(some(deliveries, "delivery"), { status: "pending" }),
  },
  {
    name: "what was learned of agents is the sum of their attempts",
    check: (evidence) => {
      const expected = earned(evidence);
      const problems = evidence.agents.flatMap(({ id, record }) =>
        Object.entries(record).flatMap(([skill, { done, failed, stalled }]) => {
          const wanted = expected.get(`${id} ${skill}`) ?? blank;
          expected.delete(`${id} ${skill}`);
          const same = done === wanted.done && failed === wanted.failed && stalled === wanted.stalled;
          return same
            ? []
            : [
                `${id} ${skill}: ${JSON.stringify({ done, failed, stalled })}, by the log ${JSON.stringify(wanted)}`,
              ];
        }),
      );
      return [...problems, ...[...expected.keys()].map((key) => `${key} has no record`)];
    },
    spoil: ({ agents }) => {
      for (const { record } of agents)
        for (const one of Object.values(record)) one.done = (one.done ?? 0) + 1;
    },
  },
];
