import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import type { Moods } from "../agents/behaviours.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import { type NewTask, Room, skills } from "./room.ts";
import { ServerProcess } from "./server-process.ts";

const random = new Random(chaosSeed("kill"));
const kills = 20;
const batches = 5;
const perBatch = 20;
/** Mostly good, since what is tried here is the server; zombies, duplicates and late work come with every kill. */
const moods: Moods = {
  normal: 60,
  slow: 10,
  duplicate: 10,
  scrambled: 6,
  runaway: 3,
  silent: 2,
  failing: 3,
  busy: 2,
  sloppy: 4,
};

let server: ServerProcess;
let room: Room;
let evidence: Evidence;
let unfinishedAtKill: number[] = [];
let drop = async (): Promise<void> => {};

function batch(n: number): NewTask[] {
  return Array.from({ length: perBatch }, (_, i) => ({
    key: `b${n}-${i}`,
    title: `Batch ${n}, task ${i}`,
    skills: [random.pick(skills)],
    depends_on: i > 5 && random.chance(0.4) ? [`b${n}-${Math.floor(random.between(0, i))}`] : [],
    acceptance: random.chance(0.3) ? ["It is good"] : [],
  }));
}

/** Milliseconds from now until any agent is given an attempt it has not seen. */
async function untilDispatch(): Promise<number | null> {
  const began = performance.now();
  const assigned = () => room.agents.reduce((sum, agent) => sum + agent.seen.size, 0);
  for (const before = assigned(); performance.now() - began < 3_000; await delay(10))
    if (assigned() > before) return Math.round(performance.now() - began);
  return null;
}

beforeAll(async () => {
  const began = Date.now();
  const database = await cloneDatabase();
  drop = database.drop;
  server = await ServerProcess.create(database.url);
  await server.start();
  const recoveries: (number | null)[] = [];
  await server.during(async () => {
    room = await Room.open(server);
    await room.hire({ count: 12, moods, pace: [150, 900] }, random.fork());
    for (let n = 0; n < kills; n++) {
      if (n % (kills / batches) === 0) await room.addTasks(batch(n / (kills / batches)));
      // One kill in four may hit the server while it is still starting.
      if (n % 4 === 3) await delay(random.between(100, 2_500));
      else await delay(random.between(50, 1_200));
      const open = room.agents.reduce((sum, agent) => sum + agent.unfinished.size, 0);
      unfinishedAtKill = [...unfinishedAtKill, open];
      await server.end("SIGKILL");
      const { ready } = server.launch();
      if (n % 4 === 2) continue;
      await ready;
      if (n % 4 === 0) recoveries.push(await untilDispatch());
    }
    const lastKill = Date.now();
    await room.finished(90);
    const finished = Date.now();
    await room.settled(database.url, 60);
    const phases = [lastKill - began, finished - lastKill, Date.now() - finished].map(
      (ms) => `${Math.round(ms / 1000)} s`,
    );
    process.stdout.write(`kill: killing took ${phases[0]}, finishing ${phases[1]}, settling ${phases[2]}\n`);
  });
  room.dismiss();
  await server.end("SIGTERM");
  evidence = await readEvidence(database.url, room.workspaceId, room.agents);
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `kill: ${kills} kills, ${evidence.attempts.length} attempts, ${evidence.events.length} events, ${seconds} s\n`,
  );
  process.stdout.write(
    `kill: ms from being ready again to the first dispatch: ${recoveries.map((ms) => ms ?? "none due").join(", ")}\n`,
  );
}, 240_000);

afterAll(async () => {
  room?.dismiss();
  await server?.remove();
  await drop();
});

test("the server was killed 20 times, most of them in the middle of work, and everything was completed", () => {
  expect(unfinishedAtKill).toHaveLength(kills);
  expect(unfinishedAtKill.filter((count) => count > 0).length).toBeGreaterThan(kills / 2);
  expect(evidence.tasks.filter((task) => task.status === "completed")).toHaveLength(batches * perBatch);
});

test("every owner after the first found the work open and took it over", () => {
  const takeovers = evidence.events.filter((event) => event.type === "coordinator.took_over");
  expect(takeovers.length).toBeGreaterThan(kills / 2);
});

testInvariants(() => evidence);
