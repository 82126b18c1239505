import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPushedAgent } from "../testing/pushed-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { type Received, WebhookReceiver } from "../testing/webhook-receiver.ts";

let instance: TestInstance;
let room: TestWorkspace;
let receiver: WebhookReceiver;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  receiver = await new WebhookReceiver().listen();
});
afterAll(async () => {
  await instance.stop();
  await receiver.stop();
});

/** Which of the secrets signed a request: recomputed with the library agents use. */
function signers({ headers, text }: Received, secrets: Record<string, string>): string[] {
  const sent = String(headers["webhook-signature"]).split(" ");
  const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  const id = String(headers["webhook-id"]);
  return Object.entries(secrets).flatMap(([name, secret]) =>
    sent.includes(new Webhook(secret).sign(id, at, text)) ? [name] : [],
  );
}

test("after a rotation the old key is dead at once and both secrets sign for 24 hours", async () => {
  const agent = await aPushedAgent(room, receiver, { skills: ["rotation"], max_concurrency: 3 });
  const oldKey = agent.key;
  const { status, body } = await agent.post("/keys/rotate");
  expect(status).toBe(200);
  expect(body.api_key).not.toBe(oldKey);
  const refused = await agent.get("/me");
  expect([refused.status, refused.body.code]).toEqual([401, "unauthorized"]);
  agent.key = body.api_key;
  expect((await agent.get("/me")).status).toBe(200);

  const secrets = { old: agent.secret, new: body.webhook_secret };
  await room.task({ skills: ["rotation"] });
  expect(signers(await receiver.next("task.assigned", 1), secrets)).toEqual(["old", "new"]);
  instance.clock.advance(24 * 3600 + 1);
  await agent.post("/check-in", {});
  await room.task({ skills: ["rotation"] });
  expect(signers(await receiver.next("task.assigned", 2), secrets)).toEqual(["new"]);
});

test("a rotation is never replayed: the answer would have to be kept", async () => {
  const agent = await room.agent();
  const first = await agent.post("/keys/rotate", {}, { "idempotency-key": "once" });
  agent.key = first.body.api_key;
  const second = await agent.post("/keys/rotate", {}, { "idempotency-key": "once" });
  expect(second.status).toBe(200);
  expect(second.headers.get("idempotency-replayed")).toBeNull();
  expect(second.body.api_key).not.toBe(first.body.api_key);
});
