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

async function working(wish: Parameters<TestWorkspace["task"]>[0], settings = {}) {
  room = await aWorkspace(instance, settings);
  const agent = await room.agent({ name: "Author" });
  const taskId = await room.task(wish);
  const attemptId = await agent.accept();
  const submit = (body: object = {}) =>
    agent.post(`/attempts/${attemptId}/submit`, { summary: "done", ...body });
  return { agent, taskId, attemptId, submit };
}
const review = (taskId: string, verdict: "accepted" | "changes_requested" | "rejected", comment = "") =>
  instance.owner.tasks.review.mutate({ taskId, verdict, comment });

test("machine checks look at the deliverables: what is missing, empty or not what it says goes back", async () => {
  const { agent, taskId, attemptId, submit } = await working({
    review: "checks",
    outputs: [{ name: "table.xlsx" }, { name: "*.md" }],
  });
  await submit();
  const first = await agent.next("task.changes_requested");
  expect(first.data.comment).toContain("Deliverable table.xlsx: no artifact was handed in");
  await agent.upload(attemptId, "table.xlsx", "this is no workbook");
  await agent.upload(attemptId, "empty.md", "  \n");
  await submit();
  const second = await agent.next("task.changes_requested");
  expect(second.data.comment).toContain("is not a .xlsx file");
  expect(second.data.comment).toContain("holds only blanks");
  await agent.upload(attemptId, "table.xlsx", "PK\u0003\u0004 and xl/workbook.xml");
  await agent.upload(attemptId, "empty.md", "# A brief\n");
  expect((await submit()).body.task.status).toBe("in-review");
  const page = await room.reached(taskId, "completed");
  expect(page.reviews.map(({ by, verdict }) => `${by} ${verdict}`)).toEqual([
    "checks accepted",
    "checks changes_requested",
    "checks changes_requested",
  ]);
  expect(page.card.attemptNumber).toBe(1);
});

test("a criterion the agent itself says is not met goes back, one it is silent about is no proof", async () => {
  const { agent, taskId, submit } = await working({
    review: "checks",
    acceptance: ["It is short", "It is right"],
  });
  await submit({ checks: [{ name: "It is right", passed: false, evidence: "two sums differ" }] });
  expect((await agent.next("task.changes_requested")).data.comment).toContain("two sums differ");
  await submit({ checks: [{ name: "It is right", passed: true, evidence: "sums agree" }] });
  const { verdict } = await room.reached(taskId, "completed");
  expect(verdict?.lines.map((line) => line.evidence)).toContain(
    "not machine-checkable; the agent said nothing about it",
  );
});

test("changes are requested so often and no more: then the task goes to someone else", async () => {
  const { agent, taskId, submit } = await working({ review: "person" }, { maxChanges: 2 });
  for (const round of [1, 2]) {
    await submit();
    await room.reached(taskId, "in-review");
    await review(taskId, "changes_requested", `round ${round}`);
    expect((await agent.next("task.changes_requested")).data.comment).toBe(`round ${round}`);
    expect((await room.page(taskId)).card).toMatchObject({ status: "working", attemptNumber: 1 });
  }
  await submit();
  await room.reached(taskId, "in-review");
  await review(taskId, "changes_requested", "round 3");
  const page = await room.reached(taskId, "ready");
  expect(page.attempts[0]).toMatchObject({ status: "failed", changes: 2 });
  expect(page.attempts[0]?.end?.message).toContain("changes were requested 3 times");
  expect(page.excluded[0]).toMatchObject({ agentId: agent.id, until: null });
  const other = await room.agent({ name: "Other" });
  expect((await other.next("task.assigned")).data.attempt.number).toBe(2);
});

test("rejected work takes the task from its agent, and what that agent still sends is too late", async () => {
  const { agent, taskId, attemptId, submit } = await working({ review: "person" });
  await submit();
  await room.reached(taskId, "in-review");
  await review(taskId, "rejected", "not what was asked");
  const page = await room.reached(taskId, "ready");
  expect(page.attempts[0]?.end?.message).toContain("not what was asked");
  for (const call of ["heartbeat", "activities", "submit"]) {
    const body = { type: "thought", body: "but", summary: "again" };
    const { status, body: answer } = await agent.post(`/attempts/${attemptId}/${call}`, body);
    expect([status, answer.code], call).toEqual([409, "stale_attempt"]);
  }
});

test("a person's verdict comes after the machine's, and only while the task is in review", async () => {
  const { taskId, submit } = await working({ review: "person" });
  await expect(review(taskId, "accepted")).rejects.toThrow("not in review");
  await submit();
  await until("checked", async () => (await room.page(taskId)).verdict?.by === "checks");
  expect((await room.page(taskId)).card.status).toBe("in-review");
  await review(taskId, "accepted", "well done");
  expect(await room.page(taskId)).toMatchObject({
    card: { status: "completed" },
    verdict: { by: "person", comment: "well done" },
  });
  await expect(review(taskId, "rejected")).rejects.toThrow("completed, not in review");
});

test("peer review is a task of its own for another agent, never for the author, and its checks are the verdict", async () => {
  room = await aWorkspace(instance);
  const author = await room.agent({
    name: "Author",
    skills: ["writing", "verification"],
    max_concurrency: 3,
  });
  const taskId = await room.task({ review: "peer", acceptance: ["It adds up"], skills: ["writing"] });
  const attemptId = await author.accept();
  const upload = await author.upload(attemptId, "sums.md", "1 + 1 = 2\n");
  const handIn = () =>
    author.post(`/attempts/${attemptId}/submit`, { summary: "s", artifacts: [upload.body.artifact.id] });
  await handIn();
  const checks = async () => {
    const tasks = await instance.owner.tasks.list.query({ workspaceId: room.id });
    return tasks.filter((task) => task.title.startsWith("Check: "));
  };
  const [reviewTask] = await until("a review task that waits", async () => {
    const found = await checks();
    return found[0]?.gap ? found : null;
  });
  expect(reviewTask?.gap).toMatchObject({
    reason: expect.stringContaining("Author did the work under review"),
  });
  expect((await author.post(`/tasks/${reviewTask?.id}/claim`)).body.code).toBe("forbidden");

  const reviewer = await room.agent({ name: "Reviewer", skills: ["verification"] });
  const judged = await instance.owner.tasks.candidates.query({ taskId: reviewTask?.id ?? "" });
  const refusal = (agentId: string) => judged.find((candidate) => candidate.agentId === agentId)?.why;
  expect(refusal(author.id)).toContain("did the work under review");
  expect(refusal(reviewer.id) ?? "").not.toContain("under review");
  const judge = async (passed: boolean) => {
    const given = await reviewer.next("task.assigned");
    const { body } = await reviewer.get(`/tasks/${given.data.task.id}/context`);
    expect(body.review_of).toMatchObject({ task_id: taskId, artifacts: [{ name: "sums.md" }] });
    const lines = [{ name: "It adds up", passed, evidence: "computed it again" }];
    const done = await reviewer.post(`/attempts/${given.data.attempt.id}/submit`, {
      summary: passed ? "right" : "wrong",
      checks: lines,
    });
    expect(done.body.task.status).toBe("completed");
  };
  await judge(false);
  expect((await author.next("task.changes_requested")).data.comment).toBe("wrong");
  await handIn();
  await judge(true);
  const page = await room.reached(taskId, "completed");
  expect(page.verdict).toMatchObject({
    by: "agent",
    verdict: "accepted",
    lines: [{ passed: true, evidence: "computed it again" }],
  });
  expect(page.reviews[0]?.reviewerName).toBe("Reviewer");
});

test("a review that says nothing of a criterion is not an acceptance", async () => {
  room = await aWorkspace(instance);
  const author = await room.agent({ name: "Author" });
  await room.task({ review: "peer", acceptance: ["One", "Two"], skills: ["writing"] });
  const attemptId = await author.accept();
  await author.post(`/attempts/${attemptId}/submit`, { summary: "s" });
  const reviewer = await room.agent({ name: "Reviewer", skills: ["verification"] });
  const given = await reviewer.next("task.assigned");
  const checks = [{ name: "One", passed: true }];
  await reviewer.post(`/attempts/${given.data.attempt.id}/submit`, { summary: "half looked at", checks });
  expect((await author.next("task.changes_requested")).data.comment).toBe("half looked at");
});

test("a check that fails says so on the work it was to judge, which then needs a person, until it is tried again", async () => {
  room = await aWorkspace(instance, { maxAttempts: 1 });
  const author = await room.agent({ name: "Author" });
  const taskId = await room.task({ review: "peer", skills: ["writing"] });
  await author.post(`/attempts/${await author.accept()}/submit`, { summary: "s" });
  const reviewer = await room.agent({ name: "Reviewer", skills: ["verification"] });
  const given = await reviewer.next("task.assigned");
  const broken = { code: "broken", retryable: true, message: "cannot open the files" };
  await reviewer.post(`/attempts/${given.data.attempt.id}/fail`, broken);
  const { card } = await room.page(taskId);
  expect(card.status).toBe("in-review");
  expect(card.gap?.reason).toContain("cannot open the files");
  await instance.owner.tasks.retry.mutate({ taskId: given.data.task.id });
  expect((await room.page(taskId)).card.gap).toBeNull();
  await reviewer.post(`/attempts/${await reviewer.accept()}/fail`, broken);
  await review(taskId, "accepted", "looked at it myself");
  expect((await room.page(taskId)).card).toMatchObject({ status: "completed", gap: null });
});

test("the same result again and again is a loop: the task goes to someone else, who may break it", async () => {
  const { agent, taskId, attemptId, submit } = await working({ review: "person" }, { maxChanges: 20 });
  const handIn = async (text: string) => {
    await agent.upload(attemptId, "brief.md", text);
    await submit();
    await room.reached(taskId, "in-review");
  };
  for (const [text, round] of [
    ["# One", 1],
    ["# Two", 2],
    ["# One", 3],
  ] as const) {
    await handIn(text);
    await review(taskId, "changes_requested", `round ${round}`);
    await agent.next("task.changes_requested");
  }
  await handIn("# One");
  await review(taskId, "changes_requested", "round 4");
  const page = await room.reached(taskId, "ready");
  expect(page.attempts[0]?.end?.message).toBe("not accepted: the same result came 3 times: round 4");
  expect(page.excluded[0]?.agentId).toBe(agent.id);
});
