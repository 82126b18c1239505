import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const gapOf = (taskId: string) => until("a gap", async () => (await room.page(taskId)).card.gap);

test("a task waits until everything it depends on is completed", async () => {
  room = await aWorkspace(instance);
  const agent = await room.agent({ max_concurrency: 5 });
  const [a, b, c] = await instance.owner.tasks.createMany.mutate({
    workspaceId: room.id,
    tasks: [
      { key: "a", title: "A", review: "none" },
      { key: "b", title: "B", review: "none" },
      { key: "c", title: "C", review: "none", depends_on: ["a", "b"] },
    ],
  });
  if (!a || !b || !c) throw new Error("three were made");
  const finish = async () => agent.post(`/attempts/${await agent.accept()}/submit`, { summary: "made" });
  await finish();
  expect((await room.page(c.id)).card.status).toBe("waiting");
  expect((await agent.post(`/tasks/${c.id}/claim`)).body.code).toBe("task_taken");
  await finish();
  const { data } = await agent.next("task.assigned");
  expect(data.task.id).toBe(c.id);
  const { body } = await agent.get(`/tasks/${c.id}/context`);
  expect(body.upstream.map(({ title, summary }) => [title, summary])).toEqual([
    ["A", "made"],
    ["B", "made"],
  ]);
});

test("a circle of dependencies and one that names nothing are refused whole, by name", async () => {
  room = await aWorkspace(instance);
  const make = (tasks: { key: string; title: string; depends_on: string[] }[]) =>
    instance.owner.tasks.createMany.mutate({ workspaceId: room.id, tasks });
  const circle = [
    { key: "a", title: "A", depends_on: ["b"] },
    { key: "b", title: "B", depends_on: ["a"] },
  ];
  await expect(make(circle)).rejects.toThrow("form a circle");
  await expect(make([{ key: "a", title: "A", depends_on: ["tk_none"] }])).rejects.toThrow(
    "no task “tk_none”",
  );
  expect(await instance.owner.tasks.list.query({ workspaceId: room.id })).toEqual([]);
});

test("a task nobody can do says what is missing, and is given out when someone who can joins", async () => {
  room = await aWorkspace(instance);
  const empty = await room.task({ skills: ["juggling"] });
  expect(await gapOf(empty)).toMatchObject({
    reason: expect.stringContaining("no agent in this workspace"),
    missing: ["juggling"],
  });
  await room.agent({ name: "Writer" });
  const other = await until("told anew", async () => {
    const { gap } = (await room.page(empty)).card;
    return gap?.reason.includes("No agent here has “juggling”") ? gap : null;
  });
  expect(other.missing).toEqual(["juggling"]);
  const tools = await room.task({ skills: ["writing"], tools: ["shell"] });
  expect((await gapOf(tools)).missing).toEqual(["shell"]);
  const juggler = await room.agent({ name: "Juggler", skills: ["juggling"] });
  expect((await juggler.next("task.assigned")).data.task.id).toBe(empty);
  expect((await room.page(empty)).card.gap).toBeNull();
});

test("a task that only waits for a busy agent has no gap", async () => {
  room = await aWorkspace(instance);
  const agent = await room.agent();
  await room.task();
  const attemptId = await agent.accept();
  const second = await room.task({ title: "Second" });
  await agent.post(`/attempts/${attemptId}/heartbeat`, { percent: 5 });
  await room.pass(1);
  expect((await room.page(second)).card).toMatchObject({ status: "ready", gap: null });
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  expect((await agent.next("task.assigned")).data.task.id).toBe(second);
});

test("the decision is kept: the chosen one, why, and why not the others", async () => {
  room = await aWorkspace(instance);
  const writer = await room.agent({ name: "Writer", skills: ["writing"] });
  await room.agent({ name: "Juggler", skills: ["juggling"] });
  const taskId = await room.task({ skills: ["writing"] });
  const page = await room.reached(taskId, "assigned");
  expect(page.decision).toMatchObject({ by: "rules", chosen: writer.id, chosenName: "Writer" });
  expect(page.decision?.reason).toContain("writing");
  const refused = page.decision?.candidates.find((candidate) => candidate.name === "Juggler");
  expect(refused).toMatchObject({
    eligible: false,
    why: expect.stringContaining("lacks the skill “writing”"),
  });
});

test("urgent work goes first, whatever was there before", async () => {
  room = await aWorkspace(instance);
  await instance.owner.workspaces.pause.mutate({ workspaceId: room.id });
  const low = await room.task({ title: "Low", priority: "low" });
  const urgent = await room.task({ title: "Urgent", priority: "urgent" });
  const agent = await room.agent();
  await instance.owner.workspaces.resume.mutate({ workspaceId: room.id });
  expect((await agent.next("task.assigned")).data.task.id).toBe(urgent);
  expect((await room.page(low)).card.status).toBe("ready");
});

test("many agents and many tasks at once: every task has one holder, no agent more than its places", async () => {
  room = await aWorkspace(instance);
  const agents = await Promise.all(
    Array.from({ length: 8 }, (_, i) => room.agent({ name: `A${i}`, max_concurrency: 2 })),
  );
  const tasks = Array.from({ length: 30 }, (_, i) => ({ title: `T${i}`, review: "none" as const }));
  await instance.owner.tasks.createMany.mutate({ workspaceId: room.id, tasks });
  const claims = agents.map(async (agent) => {
    const { body } = await agent.get("/tasks?open=true");
    return Promise.all(body.tasks.slice(0, 6).map(({ id }) => agent.post(`/tasks/${id}/claim`)));
  });
  const answers = (await Promise.all(claims)).flat();
  expect(answers.filter(({ status }) => ![200, 403, 409].includes(status))).toEqual([]);
  await until("all places taken", async () => (await openAttempts()).length === 16);
  const open = await openAttempts();
  expect(new Set(open.map(({ taskId }) => taskId)).size).toBe(open.length);
  for (const agent of agents) expect(open.filter(({ agentId }) => agentId === agent.id)).toHaveLength(2);
});
const openAttempts = () =>
  instance.rows<{ taskId: string; agentId: string }>(
    'select "taskId","agentId" from attempt where "workspaceId"=$1 and "endedAt" is null',
    [room.id],
  );

test("work that waits for a person's review takes no place: its agent gets the next task", async () => {
  room = await aWorkspace(instance);
  const agent = await room.agent({ name: "Waits for nobody", skills: ["reviewed-work"] });
  await room.task({ title: "To be looked at", skills: ["reviewed-work"], review: "person" });
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "look at it" });
  const next = await room.task({ title: "The next one", skills: ["reviewed-work"] });
  expect(await until("the next task is given out", async () => (await room.page(next)).card.agentId)).toBe(
    agent.id,
  );
});
