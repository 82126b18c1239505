import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun, doNext } from "../testing/test-run.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import { failRun } from "./fail-run.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const started = async (tasks: Parameters<typeof aPlan>[0], rest: object = {}, places = 1) => {
  const room = await aWorkspace(instance);
  const agent = await room.agent({ max_concurrency: places });
  const run = await aRun(room, { plan: aPlan(tasks, rest) });
  await run.runs.approve.mutate({ runId: run.id });
  return { room, agent, run };
};

describe("a paused run", () => {
  test("is frozen: nothing is given out, its clocks stand still, agents are told to pause, its reviews wait", async () => {
    const { room, agent, run } = await started([
      { key: "read", clocks: { lease_seconds: 60 } },
      { key: "write" },
    ]);
    const attemptId = await agent.accept();
    const beat = async () => (await agent.post(`/attempts/${attemptId}/heartbeat`)).body.directive;
    expect(await beat()).toBe("continue");
    await run.runs.pause.mutate({ runId: run.id, reason: "lunch" });
    await run.runs.pause.mutate({ runId: run.id, reason: "again" });
    expect(await beat()).toBe("pause");
    expect((await run.page()).card.hold).toMatchObject({ reason: "person", words: "lunch", by: "Owner" });

    const other = await room.agent({ name: "Noor" });
    const claim = await other.post(`/tasks/${await run.taskId("write")}/claim`);
    expect([claim.status, claim.body.detail]).toEqual([403, "The run is paused."]);
    const give = { taskId: await run.taskId("write"), agentId: other.id };
    await expect(instance.owner.tasks.assign.mutate(give)).rejects.toThrow("Its run is paused.");
    await room.pass(3_600);
    expect(await run.statuses()).toEqual({ read: "working", write: "ready" });
    await agent.post(`/attempts/${attemptId}/heartbeat`);

    await run.runs.resume.mutate({ runId: run.id });
    expect((await run.page()).card.hold).toBeNull();
    await room.pass(50);
    expect(await run.statuses()).toMatchObject({ read: "working" });
    expect(await beat()).toBe("continue");
    expect(await doNext(other)).toBe("Do write");
    await room.pass(61);
    expect((await room.eventTypes(await run.taskId("read"))).at(-1)).toBe("task.assigned");
  });

  test("keeps what is handed in; the checks come when it goes on", async () => {
    const { agent, run } = await started([{ key: "read", review: "checks" }]);
    const attemptId = await agent.accept();
    await run.runs.pause.mutate({ runId: run.id });
    expect((await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" })).status).toBe(202);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await run.statuses()).toEqual({ read: "in-review" });
    await run.runs.resume.mutate({ runId: run.id });
    await run.reached("in-review");
  });

  test("one that failed is frozen too, also for the next process", async () => {
    const { agent, run } = await started([{ key: "read", review: "checks" }]);
    const attemptId = await agent.accept();
    await run.write(failRun, { runId: run.id, code: "x", message: "given up" });
    expect((await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" })).status).toBe(202);
    await instance.restart();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await run.statuses()).toEqual({ read: "in-review" });
    await run.runs.retry.mutate({ runId: run.id });
    await run.reached("in-review");
    expect(await run.statuses()).toEqual({ read: "completed" });
  });

  test("other work of the workspace goes on", async () => {
    const { room, agent, run } = await started([{ key: "read", depends_on: [] }]);
    await agent.accept();
    await run.runs.pause.mutate({ runId: run.id });
    const other = await room.agent({ name: "Noor" });
    await room.task({ title: "Alone" });
    expect(await doNext(other)).toBe("Alone");
  });
});

describe("what holds a run", () => {
  test("no attempts left: what would need one waits, and the run is held once nothing is under way", async () => {
    const { agent, run } = await started([{ key: "read" }, { key: "write" }, { key: "check" }], {
      budget: { attempts: 2 },
    });
    await doNext(agent);
    expect((await run.page()).card.status).toBe("running");
    await doNext(agent);
    const held = await run.reached("paused");
    expect(held.card.hold).toMatchObject({ reason: "budget", by: "rules" });
    expect(held.card.counts).toMatchObject({ total: 3, completed: 2 });
    expect(held.spend).toMatchObject({ attempts: 2 });
    expect(held.tasks.find(({ status }) => status === "ready")?.gap?.reason).toContain(
      "2 attempts is used up",
    );
    await expect(run.runs.resume.mutate({ runId: run.id })).rejects.toThrow("2 attempts is used up");
    expect((await run.eventTypes()).filter((type) => type.startsWith("budget."))).toEqual([
      "budget.warned",
      "budget.exhausted",
    ]);
    await run.runs.edit.mutate({ runId: run.id, budget: { attempts: 3 } });
    await run.runs.resume.mutate({ runId: run.id });
    await doNext(agent);
    await run.reached("in-review");
  });

  test("money spent: held, though work is left", async () => {
    const { agent, run } = await started([{ key: "read" }, { key: "write" }], { budget: { usd: 2 } });
    await doNext(agent, { cost_usd: 2.5 });
    const held = await run.reached("paused");
    expect(held.card.hold).toMatchObject({ reason: "budget" });
    expect(held.card.spend.usd).toBe(2.5);
  });

  test("a checkpoint that asks; after the yes it goes on and is not asked again", async () => {
    const { agent, run } = await started([{ key: "read" }, { key: "write", depends_on: ["read"] }], {
      checkpoints: [
        { after: ["read"], note: "look at it", ask: true },
        { after: ["write"], note: "done" },
      ],
    });
    await doNext(agent);
    expect((await run.reached("paused")).card.hold).toMatchObject({
      reason: "checkpoint",
      words: "look at it",
    });
    await run.runs.resume.mutate({ runId: run.id });
    await doNext(agent);
    const page = await run.reached("in-review");
    expect(page.checkpoints.map(({ index }) => index)).toEqual([0, 1]);
  });

  test("a deadline that passed, until there is a later one", async () => {
    const { room, agent, run } = await started([{ key: "read" }], {});
    const at = (seconds: number) => new Date(+instance.clock.now() + seconds * 1_000);
    await run.runs.edit.mutate({ runId: run.id, deadline_at: at(100) });
    await agent.accept();
    await room.pass(101);
    expect((await run.reached("paused")).card.hold).toMatchObject({ reason: "deadline" });
    await expect(run.runs.resume.mutate({ runId: run.id })).rejects.toThrow("deadline has passed");
    await run.runs.edit.mutate({ runId: run.id, deadline_at: at(1_000) });
    await run.runs.resume.mutate({ runId: run.id });
    expect((await run.page()).card.status).toBe("running");
  });

  test("failed work nobody tends to: noticed after a while, with what to do", async () => {
    const { room, agent, run } = await started([{ key: "read" }, { key: "write", depends_on: ["read"] }]);
    const attemptId = await agent.accept();
    await instance.owner.tasks.edit.mutate({ taskId: await run.taskId("read"), maxAttempts: 1 });
    await agent.post(`/attempts/${attemptId}/fail`, { code: "x", message: "cannot", retryable: false });
    // The rules try what they can first; only when they ask a person does the waiting begin.
    await until("a person is asked", async () => {
      const [row] = await instance.rows<{ recovery: { closed: boolean } | null }>(
        `select recovery from task where id=$1`,
        [await run.taskId("read")],
      );
      return row?.recovery?.closed;
    });
    expect(await run.statuses()).toEqual({ read: "failed", write: "waiting" });
    await room.pass(800);
    expect((await run.page()).card.status).toBe("running");
    await room.pass(200);
    const held = await run.reached("paused");
    expect(held.card.hold?.words).toBe(
      "Nothing can go on: “Do read” failed, and 1 more wait for it. Try it again, cancel it, or change the plan.",
    );
    const taskId = await run.taskId("read");
    await instance.owner.tasks.retry.mutate({ taskId });
    await run.runs.resume.mutate({ runId: run.id });
    await doNext(agent);
    await doNext(agent);
    await run.reached("in-review");
  });
});

test("an abort condition fails the run: its open work is frozen, and goes on when it is tried again", async () => {
  const { room, agent, run } = await started(
    [{ key: "read" }, { key: "write" }],
    { abort_conditions: [{ kind: "failed_tasks", value: 1, text: "the source is bad" }] },
    2,
  );
  const [first, second] = [await agent.accept(), await agent.accept()];
  const page = await run.page();
  const failing = page.attempts.find(({ id }) => id === first)?.taskId ?? "";
  await instance.owner.tasks.edit.mutate({ taskId: failing, maxAttempts: 1 });
  await agent.post(`/attempts/${first}/fail`, { code: "x", message: "cannot", retryable: false });
  const failed = await run.reached("failed");
  expect(failed.card.failure).toEqual({
    code: "abort_condition",
    message: "1 task failed, as the plan says when to stop: the source is bad",
  });
  expect((await agent.post(`/attempts/${second}/heartbeat`)).body.directive).toBe("pause");
  await room.pass(3_600);
  expect(Object.values(await run.statuses()).sort()).toEqual(["failed", "working"]);
  await instance.owner.tasks.retry.mutate({ taskId: failing });
  await run.runs.retry.mutate({ runId: run.id });
  await agent.post(`/attempts/${second}/submit`, { summary: "done" });
  await doNext(agent);
  await run.reached("in-review");
});

test("aborting cancels all that is open and tells its agents; a run that is over stays over", async () => {
  const { agent, run } = await started([
    { key: "read" },
    { key: "write", depends_on: ["read"] },
    { key: "check" },
  ]);
  await doNext(agent);
  const attemptId = await agent.accept();
  await run.runs.abort.mutate({ runId: run.id, reason: "enough" });
  const { card } = await run.page();
  expect([card.status, card.counts]).toEqual(["aborted", { total: 3, completed: 1, failed: 0, canceled: 2 }]);
  expect((await agent.next("task.canceled")).data.reason).toBe("enough");
  expect((await agent.post(`/attempts/${attemptId}/heartbeat`)).body.directive).toBe("cancel");
  expect(await run.eventTypes()).not.toContain("task.unmatched");
  await expect(run.runs.abort.mutate({ runId: run.id })).rejects.toThrow("is aborted");
  await expect(run.runs.ask.mutate({ runId: run.id, words: "more" })).rejects.toThrow("make a new run");
  await until("the board knows", async () => {
    const board = await instance.owner.workspaces.board.query({ workspaceId: run.room.id });
    return board?.board.runs[run.id]?.status === "aborted";
  });
});
