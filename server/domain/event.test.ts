import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, isType, parseEvent, readEvent } from "./event.ts";

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

test.each([
  ["an unknown type", { type: "task.exploded" }],
  ["a seq of 0", { seq: 0 }],
  ["data of another type", { type: "task.failed" }],
  ["changes that are no patches", { changes: { tasks: { tk_1: 3 } } }],
  ["an unknown kind of actor", { actor: { kind: "ghost", id: "" } }],
])("an event with %s is refused", (_, change) => {
  expect(() => parseEvent({ ...good, ...change })).toThrow();
});
