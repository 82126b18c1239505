import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPushedAgent } from "../testing/pushed-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import { type Reply, WebhookReceiver } from "../testing/webhook-receiver.ts";

let instance: TestInstance;
let room: TestWorkspace;
let receiver: WebhookReceiver;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

/** A room with one pushed agent, which is asked to answer work as the test says. */
async function pushed(toWork: () => Reply = () => ({ status: 200 }), headers: Record<string, string> = {}) {
  room = await aWorkspace(instance);
  receiver = await new WebhookReceiver().listen();
  receiver.reply = ({ envelope }) => (envelope.type === "task.assigned" ? toWork() : { status: 200 });
  const agent = await aPushedAgent(room, receiver, {
    delivery: { mode: "webhook", url: receiver.url, headers },
  });
  return { agent, stop: () => receiver.stop() };
}
const attemptOf = async (taskId: string, number = 1) =>
  (await room.page(taskId)).attempts.find((attempt) => attempt.number === number);
const deliveryOf = async (taskId: string) => {
  const rows = await instance.rows<{ id: string; tries: number; status: string; lastError: string | null }>(
    `select id, tries, status, "lastError" from delivery where "taskId"=$1 and type='task.assigned' order by id`,
    [taskId],
  );
  return rows[0];
};
/** Waits until the outcome of the n-th try is on record. */
const tried = (taskId: string, tries: number) =>
  until(`${tries} tries`, async () =>
    ((await deliveryOf(taskId))?.tries ?? 0) >= tries ? deliveryOf(taskId) : null,
  );

test("an envelope is signed by Standard Webhooks and carries the headers of the protocol", async () => {
  const { agent, stop } = await pushed(undefined, { Authorization: "Bearer theirs", "X-Room": "7" });
  const taskId = await room.task({ title: "Grüße 🙂" });
  const { headers, text, envelope } = await receiver.next("task.assigned");
  const signed = new Webhook(agent.secret).verify(text, headers as Record<string, string>);
  expect(signed).toEqual(envelope);
  expect(() => new Webhook(agent.secret).verify(`${text} `, headers as Record<string, string>)).toThrow();
  const attempt = await attemptOf(taskId);
  expect(headers).toMatchObject({
    "webhook-id": (await deliveryOf(taskId))?.id,
    "idempotency-key": attempt?.id,
    "content-type": "application/json",
    "user-agent": expect.stringMatching(/^ClawGroup\/\d/),
    authorization: "Bearer theirs",
    "x-room": "7",
  });
  expect(envelope.data).toMatchObject({
    workspace: { id: room.id },
    task: { id: taskId, title: "Grüße 🙂" },
    attempt: { id: attempt?.id, number: 1 },
    report_url: `${instance.agentApi}/attempts/${attempt?.id}`,
  });
  expect(Math.abs(Date.parse(envelope.timestamp) - +instance.clock.now())).toBeLessThan(10_000);
  await stop();
});

test("the answer may say accepted, which saves the call", async () => {
  const { stop } = await pushed(() => ({ status: 202, body: JSON.stringify({ status: "accepted" }) }));
  const taskId = await room.task();
  await until("accepted", async () => (await attemptOf(taskId))?.status === "accepted");
  await stop();
});

test("the answer may say busy or rejected, which gives the task back", async () => {
  for (const [status, until_] of [
    ["busy", expect.any(String)],
    ["rejected", null],
  ] as const) {
    const { stop } = await pushed(() => ({
      status: 200,
      body: JSON.stringify({ status, reason: "not now" }),
    }));
    const taskId = await room.task();
    const page = await until("rejected", async () => {
      const now = await room.page(taskId);
      return now.excluded[0] && now.attempts[0]?.status === "rejected" ? now : null;
    });
    expect(page.attempts[0]?.end?.message).toContain("not now");
    expect(page.excluded[0]).toMatchObject({ until: until_ });
    await stop();
  }
});

test("429 and 503 with Retry-After are busy: no fault, and tried again when they say", async () => {
  for (const status of [429, 503]) {
    const { stop } = await pushed(() => ({ status, headers: { "retry-after": "20" } }));
    const taskId = await room.task();
    await receiver.next("task.assigned", 1);
    await until("noted", async () => (await deliveryOf(taskId))?.lastError === `busy (${status})`);
    expect((await deliveryOf(taskId))?.tries).toBe(0);
    receiver.reply = () => ({ status: 200 });
    instance.clock.advance(21);
    await receiver.next("task.assigned", 2);
    await until("arrived", async () => (await deliveryOf(taskId))?.status === "delivered");
    await stop();
  }
});

test("410 ends it at once: the agent is offline, its owner told, the task matched again", async () => {
  const { agent, stop } = await pushed();
  receiver.reply = () => ({ status: 410 });
  const taskId = await room.task();
  await until("unreachable", async () => (await attemptOf(taskId))?.status === "unreachable");
  expect((await instance.owner.agents.show.query({ agentId: agent.id })).presence).toBe("offline");
  const offline = (await room.events()).findLast((event) => event.type === "agent.went_offline");
  expect(offline?.data).toMatchObject({ reason: expect.stringContaining("410") });
  expect(receiver.of("task.assigned")).toHaveLength(1);
  await stop();
});

test("tries come at 0, 5, 20 and 60 s with one webhook-id, then the attempt ends unreachable and another agent gets it", async () => {
  const { stop } = await pushed(() => ({ status: 500 }));
  const taskId = await room.task();
  for (const [tries, wait] of [
    [1, 5],
    [2, 15],
    [3, 40],
  ] as const) {
    await tried(taskId, tries);
    await room.pass(wait - 4);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(receiver.of("task.assigned")).toHaveLength(tries);
    await room.pass(4);
    await receiver.next("task.assigned", tries + 1);
  }
  await until("unreachable", async () => (await attemptOf(taskId))?.status === "unreachable");
  const requests = receiver.of("task.assigned");
  expect(requests).toHaveLength(4);
  expect(new Set(requests.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(new Set(requests.map(({ text }) => text)).size).toBe(1);
  const ended = await attemptOf(taskId);
  expect(ended?.end).toMatchObject({
    clock: "delivery",
    message: expect.stringContaining("in 4 tries: it answers 500"),
  });
  const other = await room.agent({ name: "Other" });
  expect((await other.next("task.assigned")).data.task.id).toBe(taskId);
  await stop();
});

test("an accept clock shorter than the tries take is not stretched: nobody is left waiting for a dead address", async () => {
  const { stop } = await pushed(() => ({ status: 500 }));
  const taskId = await room.task({ clocks: { accept_seconds: 30 } });
  await tried(taskId, 1);
  await room.pass(31);
  expect(await attemptOf(taskId)).toMatchObject({
    status: "unreachable",
    end: { clock: "accept", message: "could not be delivered within 30 s: it answers 500" },
  });
  expect((await deliveryOf(taskId))?.status).toBe("superseded");
  await stop();
});

test("a redirect is not followed and counts as a fault", async () => {
  const elsewhere = await new WebhookReceiver().listen();
  const { stop } = await pushed(() => ({ status: 307, headers: { location: elsewhere.url } }));
  const taskId = await room.task();
  expect((await tried(taskId, 1))?.lastError).toContain("redirects are not followed");
  expect(elsewhere.received).toEqual([]);
  await stop();
  await elsewhere.stop();
});

test("an envelope that was superseded before its next try is not sent", async () => {
  const { stop } = await pushed(() => ({ status: 500 }));
  const taskId = await room.task();
  await tried(taskId, 1);
  await instance.owner.tasks.cancel.mutate({ taskId });
  expect((await deliveryOf(taskId))?.status).toBe("superseded");
  await room.pass(120);
  await receiver.next("task.canceled");
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(receiver.of("task.assigned")).toHaveLength(1);
  await stop();
});

test("a restart between two tries loses nothing: the same envelope goes out again under the same id", async () => {
  const { stop } = await pushed(() => ({ status: 500 }));
  const taskId = await room.task();
  await tried(taskId, 1);
  receiver.reply = () => ({ status: 200 });
  await instance.restart();
  instance.clock.advance(6);
  const again = await receiver.next("task.assigned", 2);
  expect(again.headers["webhook-id"]).toBe(receiver.of("task.assigned")[0]?.headers["webhook-id"]);
  await until("arrived", async () => (await deliveryOf(taskId))?.status === "delivered");
  await stop();
});

test("an idle pushed agent is pinged before its presence runs out, and is offline when it does not answer", async () => {
  const { agent, stop } = await pushed();
  const seenAt = () =>
    +(instance.services.queues.of(room.id).state?.maps.agent.get(agent.id)?.lastSeenAt ?? 0);
  for (const nth of [2, 3]) {
    instance.clock.advance(60);
    const since = +instance.clock.now();
    await receiver.next("agent.ping", nth);
    // That it answered is known a moment after the ping has come.
    await until("the answer counts", () => seenAt() >= since);
  }
  await room.pass(40);
  expect((await instance.owner.agents.show.query({ agentId: agent.id })).presence).toBe("online");
  receiver.reply = () => ({ status: 500 });
  instance.clock.advance(91);
  await room.pass(0);
  expect((await instance.owner.agents.show.query({ agentId: agent.id })).presence).toBe("offline");
  await stop();
});
