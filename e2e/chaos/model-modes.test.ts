import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type DecisionEvidence, readDecisions } from "../invariants/decision-evidence.ts";
import { testDecisionInvariants } from "../invariants/decision-invariants.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import type { ModelMode } from "../model/model-mode.ts";
import { type ModelServer, startModelServer } from "../model/start-model-server.ts";
import { ModelRoom, phasedPlan } from "./model-room.ts";
import { ServerProcess } from "./server-process.ts";
import { waitUntilEmpty } from "./wait-until.ts";

/** The model's clocks, about a seventh of the product's own, so that a hang takes seconds here; 60 s of latency are 8 by them. */
const clocks = { MODEL_FIRST_BYTE_SECONDS: "12", MODEL_IDLE_SECONDS: "8", MODEL_REST_SECONDS: "1" };
/** `away`: nothing can be asked, so what needs the model waits; `useless`: answers come, and the rules decide; `slow`: it works, late. */
const modes: readonly { mode: ModelMode; makes: "away" | "useless" | "slow"; seconds?: number }[] = [
  { mode: "hang", makes: "away" },
  { mode: "500", makes: "away" },
  { mode: "cut", makes: "away" },
  { mode: "429", makes: "away", seconds: 1 },
  { mode: "429_without_retry_after", makes: "away" },
  { mode: "slow", makes: "slow", seconds: 8 },
  { mode: "empty_length", makes: "useless" },
  { mode: "invalid_json", makes: "useless" },
  { mode: "refusal", makes: "useless" },
  { mode: "obey_injection", makes: "slow" },
  { mode: "breaks_rules:cycle", makes: "useless" },
  { mode: "breaks_rules:unknown_agents", makes: "useless" },
  { mode: "breaks_rules:ten_thousand", makes: "useless" },
  { mode: "breaks_rules:delete_everything", makes: "useless" },
  { mode: "wrong_shape", makes: "useless" },
];
const perRun = 5;
const tasks = 100;
const agents = 30;
/** No report may take longer, whatever the machine is doing besides: one that waited for the model would take as long as that hangs. */
const slowestMs = 10_000;

type Seen = {
  met: number;
  reports: number;
  slowest: number;
  free: number;
  freeDone: number;
  waiting: number;
  modes: Set<string>;
  words: string;
};
const random = new Random(chaosSeed("model modes"));
const seen = new Map<ModelMode, Seen>();
const runs: string[] = [];
let model: ModelServer;
let server: ServerProcess;
let office: ModelRoom;
let evidence: Evidence;
let decisions: DecisionEvidence;
let drop = async (): Promise<void> => {};

/** One mode, in the middle of a run: what happens while it is on, and that all comes right when it is off. */
async function live(runId: string, { mode, makes, seconds }: (typeof modes)[number]): Promise<void> {
  const from = model.requests.length;
  const noted: Seen = {
    met: 0,
    reports: 0,
    slowest: 0,
    free: 0,
    freeDone: 0,
    waiting: 0,
    modes: new Set(),
    words: "",
  };
  seen.set(mode, noted);
  await waitUntilEmpty("the model is there", 30, async () => {
    const { mode: now } = await office.coordinator();
    return now === "model" ? [] : [now];
  });
  const began = performance.now();
  model.mode.set(mode, seconds === undefined ? {} : { seconds });
  await office.openGate(runId, mode);
  await office.say(`@kimi how far is ${mode}?`);
  await waitUntilEmpty(`${mode} takes its course`, 90, async () => {
    const rows = await office.tasksOf(runId, `${mode}:`);
    const gate = rows.find(({ title }) => title === `${mode}: gate`);
    if (gate?.status === "failed") await office.help(gate);
    const free = rows.filter(({ review }) => review === "none");
    noted.free = free.length;
    noted.freeDone = free.filter(({ status }) => status === "completed").length;
    noted.met = model.requests.slice(from).filter((request) => request.mode === mode).length;
    const told = await office.coordinator();
    noted.modes.add(told.mode);
    if (told.waitingCount > noted.waiting)
      Object.assign(noted, { waiting: told.waitingCount, words: told.words });
    return [
      ...(noted.met > 0 ? [] : ["the model was not asked"]),
      // Some may have failed twice, and wait for the model's advice with what depends on them.
      ...(noted.freeDone >= 0.5 * noted.free
        ? []
        : [`${noted.freeDone} of ${noted.free} tasks without review are done`]),
      ...(makes !== "away" || (noted.modes.has("away") && noted.waiting > 0)
        ? []
        : [`the board says ${told.mode}, ${noted.waiting} wait`]),
    ];
  });
  const ended = performance.now();
  for (const { http } of office.room.agents)
    for (const { at, ms } of http.timings)
      if (at >= began && at <= ended)
        Object.assign(noted, { reports: noted.reports + 1, slowest: Math.max(noted.slowest, ms) });
  model.mode.clear();
  await office.finished(runId, `${mode}:`, 60);
}

beforeAll(async () => {
  const began = Date.now();
  model = await startModelServer({ key: "sk-test", told429: 600 });
  const database = await cloneDatabase();
  drop = database.drop;
  server = await ServerProcess.create(database.url, {
    ...clocks,
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: "sk-test",
    MODEL_CONCURRENCY: "4",
    MODEL_PER_MINUTE: "10000",
  });
  await server.start();
  await server.during(async () => {
    office = await ModelRoom.open(server, database.url, agents, random);
    for (let at = 0; at < modes.length; at += perRun) {
      const phases = modes.slice(at, at + perRun);
      const names = phases.map(({ mode }) => mode);
      const runId = await office.startRun(phasedPlan(`Run ${runs.length + 1}`, names, tasks, random));
      runs.push(runId);
      for (const phase of phases) {
        const phaseBegan = Date.now();
        await live(runId, phase);
        const { reports = 0, slowest = 0 } = seen.get(phase.mode) ?? {};
        const took = Math.round((Date.now() - phaseBegan) / 1000);
        process.stdout.write(
          `model modes: ${phase.mode} took ${took} s; ${reports} reports, the slowest ${Math.round(slowest)} ms\n`,
        );
      }
      await office.ended(runId, 60);
    }
    await waitUntilEmpty("every question is answered", 30, async () =>
      (await office.rows<{ id: string }>("select id from inquiry where status='open'")).map(({ id }) => id),
    );
    await delay(1_000);
    await office.room.settled(database.url, 60);
  });
  await office.close();
  await server.end("SIGTERM");
  evidence = await readEvidence(database.url, office.room.workspaceId, office.room.agents);
  decisions = await readDecisions(database.url, office.room.workspaceId, model.requests);
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stdout.write(
    `model modes: ${decisions.decisions.filter(({ by }) => by === "model").length} decisions by the model, ${decisions.calls.length} calls, ${evidence.events.length} events, ${seconds} s\n`,
  );
}, 400_000);

afterAll(async () => {
  await office?.close();
  await server?.remove();
  await model?.stop();
  await drop();
});

describe.each(modes)("with the model in mode $mode", ({ mode, makes }) => {
  const noted = (): Seen => {
    const found = seen.get(mode);
    if (!found) throw new Error(`${mode} was not reached`);
    return found;
  };
  test("it was asked, and met the mode", () => expect(noted().met).toBeGreaterThan(0));
  test("reports were answered, none of them slowly", () => {
    expect(noted().reports).toBeGreaterThan(0);
    expect(noted().slowest).toBeLessThan(slowestMs);
  });
  test("work that needs no verdict went on to its end", () => {
    expect(noted().freeDone).toBeGreaterThanOrEqual(0.5 * noted().free);
  });
  if (makes === "away")
    test("the board said that the model is away, why, and what waits for it", () => {
      expect(noted().waiting).toBeGreaterThan(0);
      expect([...noted().modes]).toContain("away");
      expect(noted().words).not.toBe("");
    });
  if (makes === "useless")
    test("the model was not called away for answers that are of no use", () => {
      expect([...noted().modes]).not.toContain("away");
    });
});

test("every run ended complete, with all its tasks and a verdict on each that needs one", () => {
  expect(runs).toHaveLength(modes.length / perRun);
  for (const id of runs) {
    const own = evidence.tasks.filter((task) => task.runId === id && task.reviewOf === null);
    expect(own.length).toBeGreaterThanOrEqual(tasks);
    expect(own.filter(({ status }) => status === "completed")).toHaveLength(own.length);
    expect(own.filter((task) => task.review !== "none" && task.verdict?.verdict !== "accepted")).toEqual([]);
    expect(decisions.runs.find((run) => run.id === id)?.status).toBe("completed");
  }
});

test("while the model was well it judged: its verdicts are many", () => {
  expect(decisions.reviews.filter(({ by }) => by === "model").length).toBeGreaterThan(50);
});

testInvariants(() => evidence);
testDecisionInvariants(() => decisions);
