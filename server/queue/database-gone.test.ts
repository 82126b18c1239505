import { afterAll, beforeAll, expect, test } from "vitest";
import { TcpProxy } from "../testing/tcp-proxy.ts";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let instance: TestInstance;
let line: TcpProxy;
let room: TestWorkspace;
let agent: TestAgent;
beforeAll(async () => {
  instance = await TestInstance.boot({}, async (databaseUrl) => {
    const { proxy, url } = await TcpProxy.before(databaseUrl);
    line = proxy;
    return url;
  });
  room = await aWorkspace(instance);
  agent = await room.agent();
});
afterAll(async () => {
  line.mend();
  await instance.stop();
  await line.stop();
});

const health = async () => (await fetch(`${instance.url}/api/health`)).status;

test("without its database it answers 503 and keeps nothing by halves; when the database is back, all goes on", async () => {
  const taskId = await room.task();
  const attemptId = await agent.accept();
  const report = (call: string, body: object) => agent.post(`/attempts/${attemptId}/${call}`, body);
  await report("heartbeat", { percent: 10 });
  const before = await room.events();

  line.cut();
  const refused = await report("activities", { type: "action", body: "lost?" });
  expect([refused.status, refused.body.code]).toEqual([503, "unavailable"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  const handIn = await report("submit", { summary: "lost too?" });
  expect([handIn.status, handIn.body.code]).toEqual([503, "unavailable"]);
  expect(await health()).toBe(503);
  const person = instance.owner.tasks.cancel.mutate({ taskId });
  await expect(person).rejects.toThrow();

  line.mend();
  await until("it works again", async () => (await report("heartbeat", { percent: 20 })).status === 200);
  expect(await health()).toBe(200);
  const page = await room.page(taskId);
  expect([page.card.status, page.card.percent, page.attempts[0]?.activities]).toEqual(["working", 20, []]);
  const after = await room.events();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.map((event) => event.seq)).toEqual(after.map((_, i) => i + 1));
  expect((await report("submit", { summary: "now" })).status).toBe(202);
  await room.reached(taskId, "completed");
});

test("a line that breaks again and again while reports come loses none that was answered and doubles none", async () => {
  const taskId = await room.task({ title: "Under fire" });
  const attemptId = await agent.accept();
  const answered: string[] = [];
  const tell = async (n: number): Promise<void> => {
    const body = `step ${n}`;
    for (;;) {
      const headers = { "idempotency-key": `${attemptId} ${n}` };
      const { status } = await agent.post(
        `/attempts/${attemptId}/activities`,
        { type: "action", body },
        headers,
      );
      if (status === 202) return void answered.push(body);
      expect(status).toBe(503);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const breaking = setInterval(() => {
    line.cut();
    setTimeout(() => line.mend(), 60);
  }, 250);
  for (let n = 0; n < 40; n += 8) await Promise.all(Array.from({ length: 8 }, (_, i) => tell(n + i)));
  clearInterval(breaking);
  await new Promise((resolve) => setTimeout(resolve, 100));
  line.mend();
  const page = await until("a page", () => room.page(taskId).catch(() => null));
  const kept = page.attempts[0]?.activities.map((activity) => activity.body).sort();
  expect(kept).toEqual(answered.sort());
  const events = await room.events();
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
}, 60_000);
