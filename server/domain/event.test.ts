import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, isType, parseEvent, payloadOf, readEvent } from "./event.ts";

test.each([
  [{ b: 1, a: { d: [3, { z: 1, y: 2 }], c: null } }, '{"a":{"c":null,"d":[3,{"y":2,"z":1}]},"b":1}'],
  [{ B: 1, a: 2, A: 3, é: 4, ä: 5 }, '{"A":3,"B":1,"a":2,"ä":5,"é":4}'],
  [{ 10: "ten", 9: "nine", a: 1 }, '{"10":"ten","9":"nine","a":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [[3, undefined, "x"], '[3,null,"x"]'],
  [{ at: new Date("2026-03-01T12:00:00Z") }, '{"at":"2026-03-01T12:00:00.000Z"}'],
  ["“\n\u2028\u{1F980}", '"“\\n\u2028🦀"'],
  [1e21, "1e+21"],
  [null, "null"],
])("canonical JSON of %j", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("canonical JSON means the same and does not depend on the order of keys", () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, reversed(one)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

const good = {
  workspaceId: "ws_1",
  seq: 1,
  type: "task.created",
  at: "2026-03-01T12:00:00.000Z",
  actor: { kind: "human", id: "mb_1" },
  requestId: "rq_1",
  taskId: "tk_1",
  agentId: null,
  data: { title: "x" },
  changes: { tasks: { tk_1: { id: "tk_1" } } },
};
test("an event from outside is read whole, and its data narrows by type", () => {
  const event = parseEvent(good);
  expect(event).toEqual({ ...good, runId: null });
  expect(isType(event, "task.created") && event.data.title).toBe("x");
  expect(isType(event, "task.edited")).toBe(false);
});

test("an event comes whole from its row, also from one of an earlier version, which held all of it", () => {
  const { actor, at, data, changes, ...facts } = { ...good, runId: null };
  const row = { ...facts, actorKind: actor.kind, actorId: actor.id, at: new Date(at) };
  for (const payload of [{ changes, data }, good])
    expect(readEvent({ ...row, payload: canonicalJson(payload) })).toEqual({ ...good, runId: null });
});

test("what a row says in its columns its payload says by signs, whatever texts and keys it holds", () => {
  const facts = { taskId: "tk_1", agentId: "ag_1", runId: "rn_1", at: good.at };
  const told = fc.constantFrom(...Object.values(facts));
  const text = fc.oneof(
    told,
    told.map((one) => `"${one}"`),
    told.map((one) => `\\"${one}\\`),
    fc.constantFrom("\u0001", '\u0002"', "$&", "\\"),
    fc.string(),
  );
  const patch = fc.dictionary(text, fc.oneof(text, fc.jsonValue(), fc.array(text)));
  const event = fc
    .record({ title: text, tasks: fc.dictionary(text, patch) })
    .map(({ title, tasks }) => parseEvent({ ...good, ...facts, data: { title }, changes: { tasks } }));
  fc.assert(
    fc.property(event, (one) => {
      const { actor, at, data, changes, ...rest } = one;
      const row = { ...rest, actorKind: actor.kind, actorId: actor.id, at: new Date(at) };
      const payload = payloadOf(one);
      expect(canonicalJson(readEvent({ ...row, payload }))).toBe(canonicalJson(one));
      expect(payload.length).toBeLessThanOrEqual(canonicalJson({ changes, data }).length);
    }),
  );
  const changes = { tasks: { tk_1: { agentId: "ag_1", since: good.at, runId: "rn_1" } } };
  const one = parseEvent({ ...good, ...facts, changes, data: { title: "tk_1 of ag_1" } });
  expect(payloadOf(one)).toBe(
    '{"changes":{"tasks":{\u0001:{"agentId":\u0002,"runId":\u0003,"since":\u0004}}},"data":{"title":"tk_1 of ag_1"}}',
  );
});

test.each([
  ["an unknown type", { type: "task.exploded" }],
  ["a seq of 0", { seq: 0 }],
  ["data of another type", { type: "task.failed" }],
  ["changes that are no patches", { changes: { tasks: { tk_1: 3 } } }],
  ["an unknown kind of actor", { actor: { kind: "ghost", id: "" } }],
])("an event with %s is refused", (_, change) => {
  expect(() => parseEvent({ ...good, ...change })).toThrow();
});
