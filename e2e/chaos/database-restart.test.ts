import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../bin/lib/postgres.mjs";
import type { Moods } from "../agents/behaviours.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import { cutDatabase } from "./cut-database.ts";
import { Room, skills } from "./room.ts";
import { ServerProcess } from "./server-process.ts";
import { StatusWatch } from "./status-watch.ts";

const random = new Random(chaosSeed("database"));
const moods: Moods = { normal: 70, slow: 10, duplicate: 8, scrambled: 6, failing: 3, sloppy: 3 };
const tasks = 90;
const outages = 4;

// Named as temporary servers are, so that one left behind by a killed run is swept by the next.
const dataDir = mkdtempSync(join(tmpdir(), `claw-temporary-${process.pid}-`));
let stopDatabase = async (): Promise<void> => {};
let server: ServerProcess;
let room: Room;
let evidence: Evidence;
const watches: StatusWatch[] = [];

beforeAll(async () => {
  const began = Date.now();
  chmodSync(dataDir, 0o711);
  // Durable, for a crash of PostgreSQL must lose nothing that it said was committed.
  let database = await startPostgres({ dataDir, durable: true });
  stopDatabase = database.stop;
  server = await ServerProcess.create(database.url);
  await server.start();
  const recoveries: number[] = [];
  await server.during(async () => {
    room = await Room.open(server);
    await room.hire({ count: 12, moods, pace: [150, 900] }, random.fork());
    for (let outage = 0; outage < outages; outage++) {
      const made = Array.from({ length: Math.ceil(tasks / outages) }, (_, i) => ({
        key: `o${outage}-${i}`,
        title: `Outage ${outage}, task ${i}`,
        skills: [random.pick(skills)],
        depends_on: i > 5 && random.chance(0.3) ? [`o${outage}-${Math.floor(random.between(0, i))}`] : [],
      }));
      await room.addTasks(made.slice(0, tasks - outage * Math.ceil(tasks / outages)));
      await delay(random.between(400, 1_500));
      const watch = new StatusWatch(server.origin, room.agents[0]?.http.key ?? "", room.owner.token);
      // In turn as an operator would stop it, and as it would crash.
      await cutDatabase(dataDir, outage % 2 === 0 ? "SIGINT" : "SIGQUIT");
      watch.begin();
      await delay(random.between(500, 3_500));
      await watch.end();
      watches.push(watch);
      database = await startPostgres({ dataDir, durable: true });
      stopDatabase = database.stop;
      recoveries.push(await watch.untilWell(30_000));
    }
    await room.finished(60);
    await room.settled(database.url, 60);
  });
  room.dismiss();
  await server.end("SIGTERM");
  evidence = await readEvidence(database.url, room.workspaceId, room.agents);
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `database: ${outages} outages, ${evidence.attempts.length} attempts, ${evidence.events.length} events, ${seconds} s\n`,
  );
  process.stdout.write(`database: ms from being back to the first answer: ${recoveries.join(", ")}\n`);
}, 200_000);

afterAll(async () => {
  room?.dismiss();
  await server?.remove();
  await stopDatabase();
  rmSync(dataDir, { recursive: true, force: true });
});

test("while the database was away the server lived, and every answer was a 503 that says when to come again", () => {
  expect(watches).toHaveLength(outages);
  for (const watch of watches) {
    expect(watch.seen).toBeGreaterThan(3);
    expect(watch.odd).toEqual([]);
  }
});

test("everything was completed by the same server process, and nothing refused during an outage was done after all", () => {
  expect(evidence.tasks).toHaveLength(tasks);
  expect(evidence.tasks.filter((task) => task.status === "completed")).toHaveLength(tasks);
  expect(server.launches).toBe(1);
});

testInvariants(() => evidence);
