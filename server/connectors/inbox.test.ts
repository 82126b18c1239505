import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";
import { Inbox } from "./inbox.ts";

let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

async function fresh() {
  room = await aWorkspace(instance);
  agent = await room.agent({ max_concurrency: 10 });
}
const poll = async (query = "max=50") => (await agent.get(`/inbox?${query}`)).body.envelopes;
const ack = async (ids: unknown[]) =>
  (await agent.post("/inbox/ack", { delivery_ids: ids })).body.acknowledged;

test("a long poll waits, and answers as soon as there is work", async () => {
  await fresh();
  const began = performance.now();
  const waiting = agent.get("/inbox?wait=20");
  await new Promise((resolve) => setTimeout(resolve, 500));
  await room.task();
  const { body } = await waiting;
  const took = performance.now() - began;
  expect(body.envelopes.map(({ type }) => type)).toEqual(["task.assigned"]);
  expect(took).toBeGreaterThan(500);
  expect(took).toBeLessThan(5_000);
});

test("a long poll without work ends empty when its time is over", async () => {
  await fresh();
  const began = performance.now();
  expect(await poll("wait=1")).toEqual([]);
  expect(performance.now() - began).toBeGreaterThan(950);
  expect(await poll("wait=nonsense&max=-3")).toEqual([]);
});

test("what is not acknowledged comes again after 30 s, what is does not", async () => {
  await fresh();
  await room.task();
  await until(
    "offered",
    async () =>
      (await instance.rows("select 1 from delivery where status='pending' and \"agentId\"=$1", [agent.id]))
        .length,
  );
  const [first] = await poll();
  expect(await poll()).toEqual([]);
  instance.clock.advance(20);
  expect(await poll()).toEqual([]);
  instance.clock.advance(11);
  const [again] = await poll();
  expect(again).toEqual(first);
  expect(await ack([first?.delivery_id])).toBe(1);
  instance.clock.advance(31);
  expect(await poll()).toEqual([]);
});

test("acknowledging is idempotent and counts only one's own that were pending", async () => {
  await fresh();
  await room.task();
  const { delivery_id } = (await until("an envelope", async () => (await poll())[0])) ?? {};
  const other = await room.agent({ name: "Other", skills: ["none"] });
  const theirs = await other.post("/inbox/ack", { delivery_ids: [delivery_id] });
  expect(theirs.body.acknowledged).toBe(0);
  expect(await ack([delivery_id, delivery_id, "dl_unknown", ""])).toBe(1);
  expect(await ack([delivery_id])).toBe(0);
  expect(await ack([])).toBe(0);
});

test("five hundred unknown ids are answered at once", async () => {
  await fresh();
  const began = performance.now();
  expect(await ack(Array.from({ length: 500 }, (_, i) => `dl_${i}`))).toBe(0);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test("no more than max are handed out, oldest first, and two polls never share one", async () => {
  await fresh();
  for (let n = 0; n < 6; n++) await room.task({ title: `T${n}` });
  await until(
    "six offers",
    async () =>
      (await instance.rows("select 1 from delivery where status='pending' and \"agentId\"=$1", [agent.id]))
        .length === 6,
  );
  const both = await Promise.all([poll("max=2"), poll("max=2")]);
  const rest = await poll("max=50");
  const all = [...both.flat(), ...rest];
  expect([both[0]?.length, both[1]?.length, rest.length]).toEqual([2, 2, 2]);
  expect(new Set(all.map(({ delivery_id }) => delivery_id)).size).toBe(6);
  expect(rest.map(({ data }) => data.task.title)).toEqual(["T4", "T5"]);
});

test("who goes away while waiting is handed nothing: what comes is there for the next call", async () => {
  await fresh();
  const inbox = new Inbox(instance.services);
  const gone = new AbortController();
  const waiting = inbox.take(room.id, agent.id, 5, 5_000, gone.signal);
  const pending = () => instance.services.queues.of(room.id).state?.pendingByAgent.get(agent.id)?.size;
  // Gone in the very turn in which the envelope is committed, before it is handed out.
  const unwatch = instance.services.log.watch(() => pending() && gone.abort());
  await room.task();
  expect(await waiting).toEqual([]);
  unwatch();
  const next = await inbox.take(room.id, agent.id, 5, 0, new AbortController().signal);
  expect(next.map(({ type }) => type)).toEqual(["task.assigned"]);
  inbox.stop();
});

test("envelopes outlive a restart, unacknowledged ones too", async () => {
  await fresh();
  await room.task();
  const [seen] =
    (await until("an envelope", async () => {
      const found = await poll();
      return found.length > 0 ? found : null;
    })) ?? [];
  await instance.restart();
  const [again] =
    (await until("it comes again", async () => {
      const found = await poll();
      return found.length > 0 ? found : null;
    })) ?? [];
  expect(again).toEqual(seen);
});

test("an assignment that was claimed or is completed already does not come any more", async () => {
  await fresh();
  const claimed = await room.task({ title: "Claimed" });
  await room.reached(claimed, "assigned");
  expect((await agent.post(`/tasks/${claimed}/claim`)).status).toBe(200);
  expect(await poll()).toEqual([]);
  await room.task({ title: "Never acknowledged" });
  const [seen] = await until("an envelope", async () => {
    const found = await poll();
    return found.length > 0 ? found : null;
  });
  await agent.post(`/attempts/${seen?.data.attempt.id}/submit`, { summary: "done at once" });
  instance.clock.advance(31);
  expect(await poll()).toEqual([]);
});

/** Reads server-sent events until `count` have come, then goes away. */
async function stream(count: number, headers: Record<string, string> = {}) {
  const gone = new AbortController();
  const response = await fetch(`${instance.agentApi}/events`, {
    headers: { authorization: `Bearer ${agent.key}`, ...headers },
    signal: gone.signal,
  });
  const events: { id: string; event: string; data: string }[] = [];
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && events.length < count) {
    text += (await reader.read()).value ?? "";
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block
          .split("\n")
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      if (fields.id) events.push({ id: fields.id, event: fields.event ?? "", data: fields.data ?? "" });
    }
  }
  gone.abort();
  await reader?.cancel().catch(() => undefined);
  return { type: response.headers.get("content-type"), events };
}

test("the stream brings the same envelopes, as they come, and Last-Event-ID acknowledges what was seen", async () => {
  await fresh();
  await room.task({ title: "One" });
  const reading = stream(2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await room.task({ title: "Two" });
  const { type, events } = await reading;
  expect(type).toBe("text/event-stream");
  expect(events.map(({ event }) => event)).toEqual(["task.assigned", "task.assigned"]);
  const parsed = events.map(({ data }) => JSON.parse(data));
  expect(parsed.map(({ data }) => data.task.title)).toEqual(["One", "Two"]);
  expect(parsed.map(({ delivery_id }) => delivery_id)).toEqual(events.map(({ id }) => id));

  await room.task({ title: "Three" });
  const after = await stream(1, { "last-event-id": events[1]?.id ?? "" });
  expect(JSON.parse(after.events[0]?.data ?? "{}").data.task.title).toBe("Three");
  const settled = await instance.rows<{ id: string }>(
    "select id from delivery where status='delivered' and id = any($1)",
    [events.map(({ id }) => id)],
  );
  expect(settled).toHaveLength(2);
  instance.clock.advance(31);
  expect((await poll()).map(({ data }) => data.task.title)).toEqual(["Three"]);
});
