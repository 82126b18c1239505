import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEvents, type Board, emptyBoard, feedShown, settledShown } from "./board.ts";
import { type Card, cardOf, diff } from "./card.ts";
import type { Changes, ClawEvent } from "./event.ts";
import type { TaskId } from "./ids.ts";
import { after, taskWith } from "./match-fixtures.ts";
import { type TaskStatus, taskMoves, taskStatuses } from "./task.ts";

const eventAt = (seq: number, changes: Changes = {}): ClawEvent => ({
  workspaceId: "ws_1",
  seq,
  type: "task.edited",
  at: after(seq).toISOString(),
  actor: { kind: "system", id: "" },
  requestId: "rq",
  taskId: null,
  agentId: null,
  runId: null,
  data: { fields: [] },
  changes,
});
const card = (n: number, status: TaskStatus, at: number | null = null): Card =>
  cardOf(
    taskWith({ id: `tk_${String(n).padStart(4, "0")}`, status, completedAt: at === null ? null : after(at) }),
    null,
  );
const oneByOne = (events: readonly ClawEvent[], board: Board = emptyBoard): Board =>
  events.reduce((so, event) => applyEvents(so, [event]), board);

test("patches change what is known, whole ones add, others are left aside", () => {
  const ready = card(1, "ready");
  const board = applyEvents(emptyBoard, [
    eventAt(1, { tasks: { [ready.id]: { ...ready } }, workspace: { name: "W", goal: "G" } }),
    eventAt(2, {
      tasks: { [ready.id]: { status: "assigned", agentId: "ag_1" }, tk_9: { status: "working" } },
    }),
    eventAt(3, {
      workspace: { goal: "H" },
      agents: { ag_1: { id: "ag_1", name: "A" } },
      members: { mb_1: { id: "mb_1", name: "M" } },
    }),
    eventAt(4, { agents: { ag_1: { name: "B" } }, members: { mb_1: { removed: true } } }),
  ]);
  expect(board.tasks).toEqual({ [ready.id]: { ...ready, status: "assigned", agentId: "ag_1" } });
  expect(board.workspace).toMatchObject({ name: "W", goal: "H" });
  expect(board.agents).toEqual({ ag_1: { id: "ag_1", name: "B" } });
  expect(board.members).toEqual({ mb_1: { id: "mb_1", name: "M", removed: true } });
  expect(board.seq).toBe(4);
});

test("a gap throws and says where; the board before stays as it was", () => {
  const board = applyEvents(emptyBoard, [eventAt(1)]);
  const before = structuredClone(board);
  expect(() => applyEvents(board, [eventAt(3)])).toThrow("event 3 after 1");
  expect(() => applyEvents(board, [eventAt(2), eventAt(4)])).toThrow("event 4 after 2");
  expect(() => applyEvents(board, [eventAt(3), eventAt(2)])).toThrow(RangeError);
  expect(board).toEqual(before);
});

test("what is known already is ignored, the same board comes back", () => {
  const events = [1, 2, 3].map((seq) => eventAt(seq));
  const board = applyEvents(emptyBoard, events);
  expect(applyEvents(board, events)).toBe(board);
  expect(applyEvents(board, [])).toBe(board);
  expect(applyEvents(board, [...events, eventAt(4)]).feed.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("the fold never changes the board it is given", () => {
  const done = card(1, "ready");
  const board = applyEvents(emptyBoard, [eventAt(1, { tasks: { [done.id]: { ...done } } })]);
  const before = structuredClone(board);
  applyEvents(board, [
    eventAt(2, { tasks: { [done.id]: { status: "completed" } }, workspace: { name: "X" } }),
  ]);
  expect(board).toEqual(before);
  expect(emptyBoard).toMatchObject({ seq: 0, tasks: {}, feed: [], counts: { completed: 0, canceled: 0 } });
});

test("the newest settled cards are kept, every one is counted, failed ones stay", () => {
  const many = settledShown + 30;
  const events = Array.from({ length: many }, (_, n) => {
    const one = card(n, n % 3 === 0 ? "canceled" : "completed", n);
    return eventAt(n + 1, { tasks: { [one.id]: { ...one } } });
  });
  const failed = card(9_999, "failed");
  events.push(eventAt(many + 1, { tasks: { [failed.id]: { ...failed } } }));
  const board = applyEvents(emptyBoard, events);
  expect(Object.keys(board.tasks)).toHaveLength(settledShown + 1);
  expect(board.tasks).toHaveProperty("tk_0030");
  expect(board.tasks).not.toHaveProperty("tk_0029");
  expect(board.counts).toEqual({ completed: 53, canceled: 27 });
});

test("the feed keeps the last events, newest last", () => {
  const board = oneByOne(Array.from({ length: feedShown + 5 }, (_, n) => eventAt(n + 1)));
  expect([board.feed.length, board.feed[0]?.seq, board.feed.at(-1)?.seq]).toEqual([
    feedShown,
    6,
    feedShown + 5,
  ]);
});

/** A history of legal moves of up to 90 tasks, with the patches the engine would compute, and where each task ended. */
const history = fc
  .array(fc.tuple(fc.nat(89), fc.nat(9)), { minLength: 1, maxLength: 600 })
  .map((steps): { events: ClawEvent[]; cards: Map<string, Card> } => {
    const events: ClawEvent[] = [];
    const tasks = new Map<TaskId, ReturnType<typeof taskWith>>();
    for (const [n, choice] of steps) {
      const id: TaskId = `tk_${n}`;
      const old = tasks.get(id);
      const moves = old ? taskMoves[old.status] : taskStatuses.slice(0, 2);
      const status = moves[choice % Math.max(1, moves.length)];
      if (!status) continue;
      const seq = events.length + 1;
      const settled = status === "completed" || status === "canceled";
      const task = taskWith({ ...old, id, status, completedAt: settled ? after(seq) : null });
      tasks.set(id, task);
      const patch = diff(old ? cardOf(old, null) : null, cardOf(task, null));
      events.push(eventAt(seq, patch ? { tasks: { [id]: patch } } : {}));
    }
    return { events, cards: new Map([...tasks].map(([id, task]) => [id, cardOf(task, null)])) };
  });

test("one batch, event by event, or any cuts and repeats between: the same board", () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(600), { maxLength: 8 }), ({ events }, cuts) => {
      const whole = applyEvents(emptyBoard, events);
      expect(oneByOne(events)).toEqual(whole);
      const ends = [...cuts.map((cut) => cut % (events.length + 1)).sort((a, b) => a - b), events.length];
      const inParts = ends.reduce(
        (board, end) => applyEvents(board, events.slice(Math.max(0, board.seq - 3), end)),
        emptyBoard,
      );
      expect(inParts).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test("the fold of any history is the snapshot: open cards as they are, the newest settled ones, all counted", () => {
  fc.assert(
    fc.property(history, ({ events, cards }) => {
      const settled = [...cards.values()].filter(
        ({ status }) => status === "completed" || status === "canceled",
      );
      const shown = new Set(
        settled
          .toSorted((a, b) => ((a.completedAt ?? "") < (b.completedAt ?? "") ? 1 : -1))
          .slice(0, settledShown)
          .map(({ id }) => id),
      );
      const expected = [...cards.values()].filter((one) => shown.has(one.id) || !settled.includes(one));
      const board = applyEvents(emptyBoard, events);
      expect(board.tasks).toEqual(Object.fromEntries(expected.map((one) => [one.id, one])));
      const count = (status: TaskStatus) => settled.filter((one) => one.status === status).length;
      expect(board.counts).toEqual({ completed: count("completed"), canceled: count("canceled") });
    }),
    { numRuns: 60 },
  );
});
