import type { LookupAddress } from "node:dns";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Agent } from "#server/domain/agent.ts";
import { newId } from "#server/domain/ids.ts";
import { Vault } from "#server/platform/crypto.ts";
import { WebhookReceiver } from "../testing/webhook-receiver.ts";
import { AddressGuard, type Resolver } from "./address-guard.ts";
import { webhookConnector } from "./webhook.ts";

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await new WebhookReceiver().listen();
});
afterAll(() => receiver.stop());

/** A resolver that gives these answers, one a question, the last one for ever. */
function resolverOf(...answers: string[][]): Resolver & { asked: string[] } {
  const asked: string[] = [];
  const resolve = (
    hostname: string,
    _options: object,
    callback: (error: null, addresses: LookupAddress[]) => void,
  ): void => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return Object.assign(resolve, { asked });
}
const lookUp = (guard: AddressGuard, host: string): Promise<string> =>
  new Promise((resolve) =>
    guard.lookup(host, {}, (error, address) =>
      resolve(error ? `refused: ${error.message}` : String(address)),
    ),
  );

/** Pushes one envelope to a url through this guard, over real sockets; says what came of it. */
async function push(url: string, allowlist: string[], resolver?: Resolver, timeoutMs = 1_000) {
  const connector = webhookConnector({
    guard: new AddressGuard(allowlist, resolver),
    vault: new Vault("a secret of tests that is long enough"),
    timeoutMs,
  });
  const delivery = { mode: "webhook", url, agentCardUrl: null, headersSealed: null } as const;
  const agent = {
    id: newId("ag"),
    delivery,
    secretSealed: null,
    oldSecretSealed: null,
    oldSecretUntil: null,
  } as Agent;
  const envelope = {
    id: newId("dl"),
    type: "agent.ping" as const,
    data: {},
    attemptId: null,
    createdAt: new Date(),
  };
  const handover = await connector.deliver(agent, envelope);
  await connector.close();
  return handover;
}

const hostile = [
  "http://127.0.0.1/",
  "http://127.8.8.8/",
  "http://localhost/",
  "http://LOCALHOST/",
  "http://a.localhost/",
  "http://printer.local/",
  "http://metadata.google.internal/",
  "http://10.0.0.1/",
  "http://172.16.3.4/",
  "http://192.168.1.1/",
  "http://169.254.169.254/latest/meta-data",
  "http://100.64.0.1/",
  "http://0.0.0.0/",
  "http://255.255.255.255/",
  "http://224.0.0.1/",
  "http://192.0.2.1/",
  "http://198.18.0.1/",
  "http://240.0.0.1/",
  "http://0177.0.0.1/",
  "http://0x7f.0.0.1/",
  "http://0x7f000001/",
  "http://2130706433/",
  "http://127.1/",
  "http://017700000001/",
  "http://[::1]/",
  "http://[::]/",
  "http://[fe80::1]/",
  "http://[fc00::1]/",
  "http://[fd12:3456::1]/",
  "http://[ff02::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://[::ffff:a9fe:a9fe]/",
  "http://[::127.0.0.1]/",
  "http://[64:ff9b::127.0.0.1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001:db8::1]/",
  "http://[5f00::1]/",
  "http://１２７.0.0.1/",
  "http://user:password@example.org/",
];

for (const url of hostile)
  test(`${url} may not be called`, () => {
    expect(() => new AddressGuard([]).checkUrl(url)).toThrow();
  });

test("public addresses and names may be called", () => {
  for (const url of [
    "http://93.184.216.34/",
    "https://[2606:2800:220:1::1]/",
    "https://example.org/hook",
    "http://8.8.8.8:8080/",
  ])
    new AddressGuard([]).checkUrl(url);
});

test("a name that resolves to a private address is refused, also when only one of its addresses is", async () => {
  for (const addresses of [
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["::1"],
    ["::ffff:192.168.0.1"],
    ["93.184.216.34", "10.0.0.1"],
  ])
    expect(await lookUp(new AddressGuard([], resolverOf(addresses)), "innocent.example")).toMatch(
      /^refused: innocent\.example/,
    );
  expect(await lookUp(new AddressGuard([], resolverOf(["93.184.216.34"])), "innocent.example")).toBe(
    "93.184.216.34",
  );
});

test("a name that changes between two looks is judged anew at each", async () => {
  const guard = new AddressGuard([], resolverOf(["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34"]));
  const looks = [
    await lookUp(guard, "rebind.example"),
    await lookUp(guard, "rebind.example"),
    await lookUp(guard, "rebind.example"),
  ];
  expect(looks[0]).toBe("93.184.216.34");
  expect(looks[1]).toContain("is not a public address");
  expect(looks[2]).toBe("93.184.216.34");
});

test("a name whose check passed and whose address is private when the socket opens gets no connection", async () => {
  const resolver = resolverOf(["127.0.0.1"]);
  const before = receiver.received.length;
  const handover = await push(`http://rebind.example:${receiver.port}/hook`, [], resolver);
  expect(handover).toMatchObject({
    ok: false,
    error: expect.stringContaining("rebind.example (127.0.0.1) is not a public address"),
  });
  expect(resolver.asked).toEqual(["rebind.example"]);
  expect(receiver.received).toHaveLength(before);
});

test("a written-out private address gets no connection either", async () => {
  const before = receiver.received.length;
  for (const host of ["127.0.0.1", "0x7f000001", "localhost", "[::ffff:127.0.0.1]"]) {
    const handover = await push(`http://${host}:${receiver.port}/hook`, []);
    expect(handover).toMatchObject({ ok: false, error: expect.stringContaining("is not a public address") });
  }
  expect(receiver.received).toHaveLength(before);
});

test("a redirect to a private address is not followed", async () => {
  const secret = await new WebhookReceiver().listen();
  for (const status of [301, 302, 303, 307, 308]) {
    receiver.reply = () => ({ status, headers: { location: secret.url } });
    const handover = await push(
      `http://open.example:${receiver.port}/`,
      ["open.example"],
      resolverOf(["127.0.0.1"]),
    );
    expect(handover).toMatchObject({ ok: false, error: `it answers ${status}; redirects are not followed` });
  }
  expect(secret.received).toEqual([]);
  receiver.reply = () => ({ status: 200 });
  await secret.stop();
});

test("the operator may allow a host by its name, an address, or a range, and nothing beside it", async () => {
  const named = `http://agent.example:${receiver.port}/`;
  const resolver = () => resolverOf(["127.0.0.1"]);
  for (const allowed of [["agent.example"], ["AGENT.example"], ["127.0.0.1"], ["127.0.0.0/8"]])
    expect(await push(named, allowed, resolver()), allowed[0]).toMatchObject({ ok: true });
  for (const allowed of [["other.example"], ["127.0.0.2"], ["10.0.0.0/8"], ["::/0"], ["example"]])
    expect(await push(named, allowed, resolver()), allowed[0]).toMatchObject({ ok: false });
  new AddressGuard(["fd00::/8"]).checkUrl("http://[fd12::1]/");
  expect(() => new AddressGuard(["fd00::/8"]).checkUrl("http://[fc12::1]/")).toThrow();
});

test("no answer in time is a fault that says so", async () => {
  receiver.reply = () => "hang";
  const handover = await push(receiver.url, ["127.0.0.1"], undefined, 300);
  expect(handover).toEqual({ ok: false, error: "no answer within 0.3 s" });
  receiver.reply = () => ({ status: 200 });
});

test("nobody listening, a name that does not exist and an answer without end are faults, not errors of ours", async () => {
  expect(await push("http://127.0.0.1:9/", ["127.0.0.1"])).toMatchObject({
    ok: false,
    error: expect.stringContaining("ECONNREFUSED"),
  });
  const nowhere: Resolver = (_host, _options, callback) =>
    callback(Object.assign(new Error("ENOTFOUND"), { code: "ENOTFOUND" }), []);
  expect(await push("http://nowhere.example/", [], nowhere)).toMatchObject({
    ok: false,
    error: expect.stringContaining("ENOTFOUND"),
  });
  receiver.reply = () => ({ status: 200, body: `{"status":"accepted","reason":"${"x".repeat(200_000)}"}` });
  expect(await push(receiver.url, ["127.0.0.1"])).toEqual({ ok: true, report: null });
  for (const body of ["", "OK", "{", "[]", '{"status":"maybe"}', '{"status":7}']) {
    receiver.reply = () => ({ status: 200, body });
    expect(await push(receiver.url, ["127.0.0.1"]), body).toEqual({ ok: true, report: null });
  }
});
