import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "#server/platform/testing/database.ts";
import { chaosSeed, Random } from "../agents/random.ts";
import { type DecisionEvidence, readDecisions } from "../invariants/decision-evidence.ts";
import { testDecisionInvariants } from "../invariants/decision-invariants.ts";
import { type Evidence, readEvidence } from "../invariants/evidence.ts";
import { testInvariants } from "../invariants/test-invariants.ts";
import { type ModelServer, startModelServer } from "../model/start-model-server.ts";
import { ModelRoom, phasedPlan } from "./model-room.ts";
import { ServerProcess } from "./server-process.ts";
import { waitUntilEmpty } from "./wait-until.ts";

const random = new Random(chaosSeed("model kill"));
const kills = 20;
const phases = Array.from({ length: kills / 2 }, (_, i) => `part ${String(i).padStart(2, "0")}`);
const tasks = 100;

let model: ModelServer;
let server: ServerProcess;
let office: ModelRoom;
let evidence: Evidence;
let decisions: DecisionEvidence;
/** What was between a call and its effect at each kill: calls without an answer, answers not applied. */
const caught: { reserved: number; answered: number }[] = [];
const goals: string[] = [];
const orders: string[] = [];
let drop = async (): Promise<void> => {};

/** Something for the model to decide on, of every kind, again and again. */
async function giveWork(runId: string, n: number): Promise<void> {
  if (n % 2 === 0) await office.openGate(runId, phases[n / 2] ?? "");
  if (n % 4 === 0) {
    const goal = `Compare three things number ${n} and write a short guide`;
    const { workspaceId, owner } = office.room;
    goals.push((await owner.tell<{ id: string }>("runs.create", { workspaceId, goal })).id);
  } else if (n % 4 === 2) {
    orders.push(`topic-${n}`);
    await office.say(`@kimi write a short note about topic-${n} by Friday`);
  } else await office.say(`@kimi how far is ${phases[(n - 1) / 2]}?`);
}

/** Waits until the model is at work on a call, or has just answered one, and a random moment more. */
async function randomMoment(n: number): Promise<void> {
  const from = model.requests.length;
  const reached = () =>
    model.requests.slice(from).some((request) => (n % 2 === 0 ? request.kind !== "models" : request.sent));
  for (const until = Date.now() + 8_000; !reached() && Date.now() < until; ) await delay(2);
  // An answer takes about a fifth of a second; booking and applying it some hundredths.
  await delay(n % 2 === 0 ? random.between(0, 350) : random.between(0, 60));
}

/** A plan that these agents can carry out; they hand in no files. */
const plan = (): object => ({
  title: "Compare three things",
  success_criteria: ["All three are compared"],
  tasks: ["a", "b", "c"].map((key, i) => ({
    key,
    title: `Compare ${key}`,
    instructions: "Compare it.",
    acceptance: ["It is complete."],
    skills: ["writing"],
    tools: [],
    outputs: [],
    review: "model",
    depends_on: i === 2 ? ["a", "b"] : [],
    priority: "normal",
  })),
  checkpoints: [],
  abort_conditions: [],
  validation_steps: [],
  notes: "",
});

beforeAll(async () => {
  const began = Date.now();
  model = await startModelServer({ key: "sk-test", paceMs: 2, rules: { plan } });
  const database = await cloneDatabase();
  drop = database.drop;
  server = await ServerProcess.create(database.url, {
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: "sk-test",
    MODEL_CONCURRENCY: "4",
    MODEL_PER_MINUTE: "10000",
    MODEL_REST_SECONDS: "1",
  });
  await server.start();
  await server.during(async () => {
    office = await ModelRoom.open(server, database.url, 12, random, { approval: "never" });
    const runId = await office.startRun(phasedPlan("Killed", phases, tasks, random));
    for (let n = 0; n < kills; n++) {
      await giveWork(runId, n);
      await randomMoment(n);
      await server.end("SIGKILL");
      const open = await office.rows<{ status: string }>(
        `select status from model_call where status in ('reserved','answered')`,
      );
      const count = (status: string): number => open.filter((call) => call.status === status).length;
      caught.push({ reserved: count("reserved"), answered: count("answered") });
      await server.start();
    }
    const lastKill = Date.now();
    for (const id of [runId, ...goals]) await office.finished(id, "", 90);
    for (const id of [runId, ...goals]) await office.ended(id, 60);
    await office.alone(60);
    await waitUntilEmpty("every question is answered", 30, async () =>
      (await office.rows<{ id: string }>("select id from inquiry where status='open'")).map(({ id }) => id),
    );
    await delay(1_000);
    await office.room.settled(database.url, 60);
    const [killing, finishing] = [lastKill - began, Date.now() - lastKill].map((ms) => Math.round(ms / 1000));
    process.stdout.write(`model kill: killing took ${killing} s, finishing ${finishing} s\n`);
  });
  await office.close();
  await server.end("SIGTERM");
  evidence = await readEvidence(database.url, office.room.workspaceId, office.room.agents);
  decisions = await readDecisions(database.url, office.room.workspaceId, model.requests);
  const by = (status: string): number => decisions.calls.filter((call) => call.status === status).length;
  process.stdout.write(
    `model kill: ${decisions.calls.length} calls, ${by("applied")} applied, ${by("lost")} lost, ${by("failed")} failed; ` +
      `${caught.filter(({ reserved }) => reserved > 0).length} kills met a call without an answer, ` +
      `${caught.filter(({ answered }) => answered > 0).length} an answer not applied\n`,
  );
}, 400_000);

afterAll(async () => {
  await office?.close();
  await server?.remove();
  await model?.stop();
  await drop();
});

test("the process was killed 20 times, most of them between a call to the model and its effect", () => {
  expect(caught).toHaveLength(kills);
  expect(caught.filter(({ reserved, answered }) => reserved + answered > 0).length).toBeGreaterThan(
    kills / 2,
  );
});

test("calls whose process died are marked as lost, and booked at all that was set aside for them", () => {
  const lost = decisions.calls.filter(({ status }) => status === "lost");
  expect(lost.length).toBeGreaterThan(0);
  for (const call of lost) expect(call.costUsd).toBe(call.reservedUsd);
});

test("each goal became one plan that came into force once, each order one task", () => {
  for (const id of goals) {
    const run = decisions.runs.find((one) => one.id === id);
    expect([run?.status, run?.planVersion, run?.versions, run?.asks]).toEqual(["completed", 1, 1, 1]);
    const made = decisions.tasks.filter(
      (task) => task.runId === id && task.parentId === null && task.reviewOf === null,
    );
    expect(made).toHaveLength(run?.plan?.tasks.length ?? -1);
  }
  expect(orders).toHaveLength(kills / 4);
  for (const topic of orders)
    expect(
      decisions.tasks.filter(({ title, runId }) => runId === null && title.includes(topic)),
    ).toHaveLength(1);
});

test("everything was completed, and each task that needs a verdict has one", () => {
  const own = evidence.tasks.filter((task) => task.reviewOf === null);
  expect(
    own.filter(({ status }) => status !== "completed").map(({ title, status }) => `${title}: ${status}`),
  ).toEqual([]);
  expect(own.filter((task) => task.review !== "none" && task.verdict?.verdict !== "accepted")).toEqual([]);
});

testInvariants(() => evidence);
testDecisionInvariants(() => decisions);
