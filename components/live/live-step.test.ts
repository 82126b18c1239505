import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEvents, type Board, emptyBoard } from "#server/domain/board.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import { type Live, type LiveInput, openLive, silenceLimit, step } from "./live-step.ts";

const event = (seq: number): ClawEvent => ({
  workspaceId: "ws_1",
  seq,
  type: "task.readied",
  at: new Date(seq * 1000).toISOString(),
  actor: { kind: "system", id: "" },
  requestId: "r",
  taskId: `tk_${seq % 5}`,
  agentId: null,
  runId: null,
  data: { reason: "" },
  changes: { tasks: { [`tk_${seq % 5}`]: { id: `tk_${seq % 5}`, status: "ready", rank: seq } } },
});
const log = Array.from({ length: 40 }, (_, i) => event(i + 1));
const boardAt = (seq: number): Board => applyEvents(emptyBoard, log.slice(0, seq));
type Both = { live: Live; board: Board };
const start = (seq = 0): Both => ({ live: openLive(0), board: boardAt(seq) });
const play = (from: Both, ...inputs: LiveInput[]): Both =>
  inputs.reduce((at, input, i) => step(at, input, 1000 * (i + 1)), from);
/** What the shell does with a question: send it, and remember that it is out. */
const sent = (at: Both): Both => ({ ...at, live: { ...at.live, asking: at.live.ask, ask: null } });

test("it is live only once the server confirms the number we stand at", () => {
  const connected = play(start(3), { type: "connected" });
  expect(connected.live).toMatchObject({ phase: "connecting", ask: "join" });
  expect(play(sent(connected), { type: "joined", seq: 3 }).live).toMatchObject({
    phase: "live",
    asking: null,
    ask: null,
  });
  const behind = play(sent(connected), { type: "joined", seq: 5 });
  expect(behind.live.phase).not.toBe("live");
});

test("missing events are asked for once, and then it is live and right", () => {
  let at = play(
    start(3),
    { type: "connected" },
    { type: "joined", seq: 3 },
    { type: "events", events: [event(6)] },
  );
  expect(at.board.seq).toBe(3);
  expect(at.live.ask).toBe("join");
  at = play(sent(at), { type: "events", events: [event(7)] });
  expect(at.live.ask).toBeNull();
  at = play(at, { type: "events", events: log.slice(3, 7) }, { type: "joined", seq: 7 });
  expect(at.board).toEqual(boardAt(7));
  expect(at.live.phase).toBe("live");
});

test("a tick ahead of us asks again; a question lost on the way is asked at the next tick", () => {
  const live = play(start(3), { type: "joined", seq: 3 });
  const asked = sent(play(live, { type: "tick", seq: 9 }));
  expect(asked.live.asking).toBe("join");
  expect(play(asked, { type: "tick", seq: 9 }).live.ask).toBeNull();
  expect(play(asked, { type: "unanswered" }, { type: "tick", seq: 9 }).live.ask).toBe("join");
});

test("lost lines are said at once: browser offline, disconnect, silence", () => {
  const live = play(start(3), { type: "joined", seq: 3 });
  expect(step(live, { type: "browser", online: false }, 5000).live.phase).toBe("offline");
  expect(play(live, { type: "browser", online: false }, { type: "disconnected" }).live.phase).toBe("offline");
  expect(play(live, { type: "disconnected" }).live.phase).toBe("reconnecting");
  expect(step(live, { type: "second" }, 1000 + silenceLimit).live.phase).toBe("live");
  expect(step(live, { type: "second" }, 1001 + silenceLimit).live.phase).toBe("reconnecting");
  expect(play(live, { type: "browser", online: false }, { type: "browser", online: true }).live.phase).toBe(
    "reconnecting",
  );
});

test("reset: the whole board is read again, taken even when lower, then joined", () => {
  const reset = play(start(9), { type: "joined", seq: 9 }, { type: "reset" });
  expect(reset.live).toMatchObject({ ask: "board", phase: "reconnecting" });
  const taken = play(sent(reset), { type: "snapshot", board: boardAt(4) });
  expect(taken.board.seq).toBe(4);
  expect(taken.live.ask).toBe("join");
});

test("a polled snapshot never takes the board back and never claims to be live", () => {
  const away = play(start(9), { type: "joined", seq: 9 }, { type: "disconnected" });
  expect(play(away, { type: "snapshot", board: boardAt(4) }).board.seq).toBe(9);
  const fresh = play(away, { type: "snapshot", board: boardAt(12) });
  expect(fresh.board.seq).toBe(12);
  expect(fresh.live.phase).toBe("reconnecting");
  expect(fresh.live.freshAt).toBe(1000);
});

test("a refusal is kept until the line is let in again", () => {
  const refused = play(start(), { type: "refused", message: "You are signed out." });
  expect(refused.live.refused).toBe("You are signed out.");
  expect(play(refused, { type: "joined", seq: 0 }).live.refused).toBeNull();
});

test("whatever is lost, doubled or late, it converges to the log after a join, and live is never said while behind", () => {
  const chunk = fc.record({ from: fc.integer({ min: 0, max: 39 }), size: fc.integer({ min: 1, max: 8 }) });
  const input: fc.Arbitrary<LiveInput> = fc.oneof(
    chunk.map(({ from, size }): LiveInput => ({ type: "events", events: log.slice(from, from + size) })),
    fc.constantFrom<LiveInput>(
      { type: "connected" },
      { type: "disconnected" },
      { type: "reset" },
      { type: "unanswered" },
    ),
    fc.integer({ min: 0, max: 40 }).map((seq): LiveInput => ({ type: "snapshot", board: boardAt(seq) })),
    fc.boolean().map((online): LiveInput => ({ type: "browser", online })),
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
      const messy = play(start(), ...inputs);
      expect(messy.board).toEqual(boardAt(messy.board.seq));
      const joined = play(
        messy,
        { type: "connected" },
        { type: "events", events: log.slice(messy.board.seq) },
        { type: "joined", seq: 40 },
      );
      expect(joined.board).toEqual(boardAt(40));
      expect(joined.live.phase).toBe("live");
    }),
  );
});
