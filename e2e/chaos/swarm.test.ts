import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import { wildMoods } from "../agents/behaviours.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import { Monkey } from "./monkey.ts";
import { type NewTask, Room, skills } from "./room.ts";
import { ServerProcess } from "./server-process.ts";

const random = new Random(chaosSeed("swarm"));
const impossible = new Set(["t-13", "t-113", "t-313"]);
let server: ServerProcess;
let room: Room;
let evidence: Evidence;
let kills = 0;
let drop = async (): Promise<void> => {};

/** 500 tasks; two in three depend on one or two earlier ones, a few ask for what nobody can do. */
function manyTasks(): NewTask[] {
  return Array.from({ length: 500 }, (_, i) => {
    const earlier = () => `t-${Math.floor(random.between(Math.max(0, i - 60), i))}`;
    const depends =
      i > 20 && random.chance(0.66)
        ? [...new Set(random.chance(0.4) ? [earlier(), earlier()] : [earlier()])]
        : [];
    const key = `t-${i}`;
    return {
      key,
      title: `Task ${i}${random.chance(0.1) ? " with a note" : ""}`,
      skills: impossible.has(key) ? ["juggling"] : random.chance(0.9) ? [random.pick(skills)] : [],
      depends_on: depends.filter((one) => !impossible.has(one)),
      acceptance: random.chance(0.3) ? ["It is good"] : [],
      priority: random.pick(["urgent", "high", "normal", "low"]),
    };
  });
}

beforeAll(async () => {
  const began = Date.now();
  const database = await cloneDatabase();
  drop = database.drop;
  server = await ServerProcess.create(database.url);
  await server.during(async () => {
    await server.start();
    room = await Room.open(server);
    await room.hire({ count: 50, moods: wildMoods, pace: [20, 250] }, random.fork());
    await room.addTasks(manyTasks());
    const monkey = new Monkey({
      agents: room.agents,
      random: random.fork(),
      everyMs: [150, 450],
      forGood: 8,
      downMs: [500, 6_000],
    });
    // Kills go on for a while; then those who are to come back do, and the rest is finished in peace.
    await room.finished(120, (task) => impossible.has(task.key ?? "") || monkey.kills >= 40);
    await monkey.stop();
    kills = monkey.kills;
    await room.revokeLost();
    await room.finished(110, (task) => impossible.has(task.key ?? ""));
    await room.settled(database.url, 70);
    room.dismiss();
  });
  await server.end("SIGTERM");
  evidence = await readEvidence(database.url, room.workspaceId, room.agents);
  process.stdout.write(
    `swarm: ${kills} kills, ${evidence.attempts.length} attempts, ${evidence.events.length} events, ${Math.round((Date.now() - began) / 1000)} s\n`,
  );
}, 280_000);

afterAll(async () => {
  room?.dismiss();
  await server?.remove();
  await drop();
});

test("50 agents were killed again and again, and every task that anyone could do was done", () => {
  expect(kills).toBeGreaterThan(20);
  expect(evidence.tasks).toHaveLength(500);
  expect(evidence.tasks.filter((task) => task.status === "completed")).toHaveLength(500 - impossible.size);
});

test("every way to lose an attempt was met", () => {
  const statuses = new Set(evidence.attempts.map((attempt) => attempt.status));
  expect([...statuses]).toEqual(
    expect.arrayContaining(["completed", "rejected", "failed", "lease_expired", "superseded"]),
  );
});

testInvariants(() => evidence);
