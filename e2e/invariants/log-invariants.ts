import { applyEvents, emptyBoard } from "#server/domain/board.ts";
import { type ClawEvent, isType } from "#server/domain/event.ts";
import type { EventType } from "#server/domain/event-data.ts";
import type { Evidence } from "./evidence.ts";
import { type Invariant, some } from "./invariant.ts";
import type { ProblemKind } from "./log-model.ts";
import { replayLog } from "./replay-log.ts";

const problemsOf = ({ events, tasks }: Evidence, ...kinds: ProblemKind[]): string[] =>
  replayLog(events, tasks).problems.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : []));

const firstOf = <T extends EventType>(events: readonly ClawEvent[], type: T): ClawEvent<T> =>
  some(
    events.flatMap((event) => (isType(event, type) ? [event] : [])),
    `${type} event`,
  );

/** A value with its keys in order, so that equal things have equal text. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

function differences(folded: object, fresh: object): string[] {
  return Object.entries(fresh).flatMap(([part, value]) => {
    const other: unknown = Reflect.get(folded, part);
    if (sorted(other) === sorted(value)) return [];
    if (part === "feed" || !value || typeof value !== "object") return [`${part} differs`];
    const ids = new Set([...Object.keys(value), ...Object.keys(other ?? {})]);
    return [...ids].flatMap((id) => {
      const [a, b] = [sorted(Reflect.get(other ?? {}, id)), sorted(Reflect.get(value, id))];
      return a === b ? [] : [`${part} ${id}: folded ${a}, read ${b}`];
    });
  });
}

/** What must be true of the event log. */
export const logInvariants: readonly Invariant[] = [
  {
    name: "the log counts from 1 without a gap, and the workspace knows its end",
    check: ({ events, seq }) => [
      ...events.flatMap((event, i) =>
        event.seq === i + 1 ? [] : [`event ${event.seq} stands at place ${i + 1}`],
      ),
      ...(seq === events.length ? [] : [`the workspace says ${seq}, the log has ${events.length}`]),
    ],
    spoil: ({ events }) => void events.splice(3, 1),
  },
  {
    name: "folding the log gives the board",
    check: ({ events, board }) => differences(applyEvents(emptyBoard, events), board),
    spoil: ({ board }) => void Object.assign(some(Object.values(board.tasks), "task"), { status: "working" }),
  },
  {
    name: "every transition in the log is legal",
    check: (evidence) => problemsOf(evidence, "move", "order"),
    spoil: ({ events }) => {
      const { data } = firstOf(events, "task.submitted");
      events.splice(
        events.findIndex(
          (event) => isType(event, "task.accepted") && event.data.attemptId === data.attemptId,
        ),
        1,
      );
    },
  },
  {
    name: "two agents never hold one task",
    check: (evidence) => problemsOf(evidence, "holder"),
    spoil: ({ events }) => {
      const first = firstOf(events, "task.assigned");
      const second = {
        ...first,
        data: { ...first.data, attemptId: "at_second", number: first.data.number + 1 },
      };
      events.splice(events.indexOf(first) + 1, 0, second);
    },
  },
  {
    name: "attempts of a task are numbered in the order they were made",
    check: (evidence) => problemsOf(evidence, "numbering"),
    spoil: ({ events }) => void Object.assign(firstOf(events, "task.assigned").data, { number: 7 }),
  },
  {
    name: "replaying the log gives the rows of tasks and attempts",
    check: ({ events, tasks, attempts }) => {
      const model = replayLog(events, tasks);
      return [
        ...tasks.flatMap(({ id, status }) =>
          model.tasks.get(id)?.status === status
            ? []
            : [`task ${id} is ${status}, by the log ${model.tasks.get(id)?.status}`],
        ),
        ...attempts.flatMap(({ id, status }) =>
          model.attempts.get(id)?.status === status
            ? []
            : [`attempt ${id} is ${status}, by the log ${model.attempts.get(id)?.status}`],
        ),
        ...(model.tasks.size === tasks.length
          ? []
          : [`${tasks.length} tasks, by the log ${model.tasks.size}`]),
        ...(model.attempts.size === attempts.length
          ? []
          : [`${attempts.length} attempts, by the log ${model.attempts.size}`]),
      ];
    },
    spoil: ({ attempts }) => void attempts.pop(),
  },
  {
    name: "no task was begun before what it depends on was completed",
    check: ({ events, tasks }) => {
      const dependsOn = new Map<string, readonly string[]>(tasks.map((task) => [task.id, task.dependsOn]));
      const done = new Set<string>();
      // A task that was split waits from then on for its parts too: what did not exist yet was not waited for.
      const madeAt = new Map<string, number>();
      for (const { type, taskId, seq } of events)
        if (type === "task.created" && taskId) madeAt.set(taskId, seq);
      return events.flatMap((event) => {
        if (event.type === "task.completed" && event.taskId) done.add(event.taskId);
        if (event.type !== "task.assigned") return [];
        const missing = (dependsOn.get(event.taskId ?? "") ?? []).filter(
          (id) => (madeAt.get(id) ?? 0) < event.seq && !done.has(id),
        );
        return missing.map((id) => `#${event.seq}: ${event.taskId} was given out before ${id} was done`);
      });
    },
    spoil: ({ events }) => void events.reverse(),
  },
  {
    name: "no key of an agent is in the log",
    check: ({ events, books }) => {
      const text = JSON.stringify(events);
      return books.flatMap(({ name, key }) =>
        key !== "" && text.includes(key) ? [`the key of ${name}`] : [],
      );
    },
    spoil: ({ events, books }) =>
      void Object.assign(some(events, "event"), { requestId: some(books, "agent").key }),
  },
];
