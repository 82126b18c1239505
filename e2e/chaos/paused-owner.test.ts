import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import type { Moods } from "../agents/behaviours.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import { Owner } from "./owner.ts";
import { Room, skills } from "./room.ts";
import { ServerProcess } from "./server-process.ts";

const random = new Random(chaosSeed("paused owner"));
const moods: Moods = { normal: 80, slow: 10, duplicate: 10 };
const tasks = 60;
const drops: (() => Promise<void>)[] = [];
let room: Room;
let evidence: Evidence;
/** What the woken owner answered to a write while another process owned the workspace. */
let wokenAnswer = 0;
let writtenByOther = 0;

/** The last number of the log, as this process reads it. */
async function seqOf(server: ServerProcess): Promise<number> {
  const opened = await new Owner(server.dataDir).ask<{ board: { seq: number } }>("workspaces.board", {
    workspaceId: room.workspaceId,
  });
  return opened.board.seq;
}

beforeAll(async () => {
  const database = await cloneDatabase();
  drops.push(database.drop);
  const first = await ServerProcess.create(database.url);
  drops.unshift(() => first.remove());
  await first.start();
  const second = await ServerProcess.create(database.url);
  drops.unshift(() => second.remove());
  await first.during(async () => {
    room = await Room.open(first);
    await room.hire({ count: 10, moods, pace: [200, 900] }, random.fork());
    await room.addTasks(
      Array.from({ length: tasks }, (_, i) => ({
        key: `p${i}`,
        title: `Task ${i}`,
        skills: [random.pick(skills)],
        depends_on: i > 20 ? [`p${i - 20}`] : [],
      })),
    );
    await delay(1_500);
    // The first owner is paused in the middle; its lease runs out, and the second process takes over.
    first.signal("SIGSTOP");
    await second.start();
    const before = await seqOf(second);
    await delay(9_000);
    writtenByOther = (await seqOf(second)) - before;
    // It wakes, believes for a moment that it still owns the workspace, and finds all clocks run out.
    first.signal("SIGCONT");
    const key = room.agents[0]?.http.key ?? "";
    const ask = {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: `{"title":"Proposed to an owner that is none"}`,
    };
    wokenAnswer = (await fetch(`${first.origin}/api/agent/v1/tasks`, ask)).status;
    await delay(1_000);
    await second.end("SIGTERM");
    await room.finished(60);
    await room.settled(database.url, 60);
  });
  room.dismiss();
  await first.end("SIGTERM");
  evidence = await readEvidence(database.url, room.workspaceId, room.agents);
}, 200_000);

afterAll(async () => {
  room?.dismiss();
  for (const drop of drops) await drop();
});

test("the other process took the work over and went on with it", () => {
  expect(writtenByOther).toBeGreaterThan(20);
});

test("the owner that woke was fenced off: its agents were told to come again", () => {
  expect(wokenAnswer).toBe(503);
});

test("the work went to the other process and came back, each time with all clocks started anew", () => {
  expect(evidence.events.filter((event) => event.type === "coordinator.took_over")).toHaveLength(2);
  expect(evidence.tasks.filter((task) => task.status === "completed")).toHaveLength(tasks);
});

testInvariants(() => evidence);
