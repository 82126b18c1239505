import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { applyEvents, type Board, emptyBoard } from "#server/domain/board.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPerson, callAuth, type TestPerson } from "../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
let room: TestWorkspace;
let watcher: TestPerson;
const sockets: Socket[] = [];
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  watcher = await aPerson(instance, room.id, "viewer");
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(() => instance.stop());

/** A board's side of the line: keeps all it is sent, and folds what is new. */
class Watching {
  readonly socket: Socket;
  readonly frames: ClawEvent[][] = [];
  readonly #early = new Map<number, ClawEvent>();
  resets = 0;
  board: Board = emptyBoard;
  constructor(cookie: string | null, reconnection = false) {
    this.socket = io(instance.url, {
      transports: ["websocket"],
      reconnection,
      extraHeaders: cookie ? { cookie } : {},
    });
    sockets.push(this.socket);
    this.socket.on("events", (events: ClawEvent[]) => {
      this.frames.push(events);
      for (const event of events) this.#early.set(event.seq, event);
      // A live frame may overtake what was missing: it is kept until it fits.
      for (let next = this.#early.get(this.board.seq + 1); next; next = this.#early.get(this.board.seq + 1))
        this.board = applyEvents(this.board, [next]);
    });
    this.socket.on("reset", () => this.resets++);
  }
  join(workspaceId: string, seq: unknown): Promise<{ ok: boolean; seq?: number; code?: string }> {
    return this.socket.timeout(5_000).emitWithAck("join", { workspaceId, seq });
  }
  reached(seq: number): Promise<true> {
    return until(`event ${seq} on the line`, () => this.board.seq >= seq || null);
  }
}
const head = async (workspaceId: string) => (await instance.services.log.heads()).get(workspaceId) ?? 0;
const shown = async (workspaceId: string) => {
  const opened = await instance.owner.workspaces.board.query({ workspaceId });
  const { feed: _, ...board } = opened?.board ?? emptyBoard;
  return board;
};
const withoutFeed = ({ feed: _, ...board }: Board) => board;
/** Compares a board with the database's at one and the same event: the rules may go on writing meanwhile. */
async function agrees(watching: Watching, workspaceId: string) {
  const right = await until("a board as far as the database's", async () => {
    const now = await shown(workspaceId);
    return now.seq === watching.board.seq && now;
  });
  expect(withoutFeed(watching.board)).toEqual(right);
}

test("who joins gets what is missing, then everything as it happens, and has the board the database has", async () => {
  await room.task({ title: "Before" });
  const board = new Watching(watcher.cookie);
  expect(await board.join(room.id, 0)).toMatchObject({ ok: true });
  await board.reached(await head(room.id));
  const agent = await room.agent();
  const attemptId = await agent.accept();
  for (const percent of [10, 20, 30]) await agent.post(`/attempts/${attemptId}/heartbeat`, { percent });
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  await board.reached(await head(room.id));
  await agrees(board, room.id);
});

test("who has a part gets only the rest, whole and in order", async () => {
  const since = (await head(room.id)) - 3;
  const board = new Watching(watcher.cookie);
  expect(await board.join(room.id, since)).toEqual({ ok: true, seq: since + 3 });
  await until("three events", () => board.frames.flat().length >= 3);
  expect(board.frames.flat().map((event) => event.seq)).toEqual([since + 1, since + 2, since + 3]);
});

test("joining in the middle of a burst leaves no gap", async () => {
  const busy = await aWorkspace(instance);
  const burst = Promise.all(
    Array.from({ length: 60 }, (_, i) => busy.task({ title: `T${i}`, skills: ["none"] })),
  );
  const boards = await Promise.all(
    Array.from({ length: 5 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 20));
      const owner = await aPersonIn(busy);
      const board = new Watching(owner.cookie);
      expect(await board.join(busy.id, 0)).toMatchObject({ ok: true });
      return board;
    }),
  );
  await burst;
  await busy.pass(0);
  const last = await head(busy.id);
  for (const board of boards) await board.reached(last);
  for (const board of boards) await agrees(board, busy.id);
});
const aPersonIn = (workspace: TestWorkspace) => aPerson(instance, workspace.id, "member");

test("who is too far behind, or ahead of what there is, is told to start over", async () => {
  const large = await aWorkspace(instance);
  const tasks = Array.from({ length: 1_100 }, (_, i) => ({ title: `T${i}`, skills: ["none"] }));
  await instance.owner.tasks.createMany.mutate({ workspaceId: large.id, tasks });
  const person = await aPersonIn(large);
  for (const seq of [0, 1_000_000]) {
    const board = new Watching(person.cookie);
    expect(await board.join(large.id, seq)).toMatchObject({ ok: true });
    await until("a reset", () => board.resets === 1);
    expect(board.frames).toEqual([]);
  }
});

test("without a session, without membership, or with nonsense, nobody gets in or hears anything", async () => {
  const elsewhere = await aWorkspace(instance);
  const stranger = new Watching(null);
  expect(await stranger.join(room.id, 0)).toMatchObject({ ok: false, code: "unauthorized" });
  const forged = new Watching("claw.session_token=made.up");
  expect(await forged.join(room.id, 0)).toMatchObject({ ok: false, code: "unauthorized" });
  const outsider = new Watching(watcher.cookie);
  expect(await outsider.join(elsewhere.id, 0)).toMatchObject({ ok: false, code: "not_found" });
  expect(await outsider.join("ws_none", 0)).toMatchObject({ ok: false, code: "not_found" });
  for (const seq of [-1, 1.5, "0", null, {}])
    expect(await outsider.join(elsewhere.id, seq)).toMatchObject({ ok: false, code: "invalid_request" });
  outsider.socket.emit("join");
  outsider.socket.emit("join", null, "no function");
  outsider.socket.emit("leave", 7);
  await elsewhere.task();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (const board of [stranger, forged, outsider]) expect([board.frames, board.resets]).toEqual([[], 0]);
});

test("a removed member and an ended session are cut off", async () => {
  const leaving = await aPerson(instance, room.id, "member", "Leaving");
  const signingOut = await aPerson(instance, room.id, "member", "Signing out");
  const staying = new Watching(watcher.cookie);
  const boards = [new Watching(leaving.cookie), new Watching(signingOut.cookie), staying];
  for (const board of boards)
    expect(await board.join(room.id, await head(room.id))).toMatchObject({ ok: true });
  const { me } = (await leaving.api.workspaces.board.query({ workspaceId: room.id })) ?? {
    me: { memberId: "" },
  };
  await instance.owner.members.remove.mutate({ memberId: me.memberId });
  expect((await callAuth(instance, "/sign-out", {}, { cookie: signingOut.cookie })).ok).toBe(true);
  instance.clock.advance(31);
  await until("both are cut", () => boards.slice(0, 2).every((board) => board.socket.disconnected), 12);
  expect(staying.socket.connected).toBe(true);
  expect(await new Watching(leaving.cookie).join(room.id, 0)).toMatchObject({ ok: false, code: "not_found" });
});

test("after a restart of the server a board goes on where it was, without a gap", async () => {
  const board = new Watching(watcher.cookie, true);
  await board.join(room.id, 0);
  await board.reached(await head(room.id));
  await instance.halt();
  await until("the line is down", () => board.socket.disconnected);
  await instance.start();
  await room.task({ title: "Made while it was away", skills: ["none"] });
  await until("the line is back", () => board.socket.connected, 15);
  expect(await board.join(room.id, board.board.seq)).toMatchObject({ ok: true });
  await board.reached(await head(room.id));
  await agrees(board, room.id);
});
