import fc from "fast-check";
import { expect, test } from "vitest";
import type { Card } from "#server/domain/card.ts";
import { priorities, taskStatuses } from "#server/domain/task.ts";
import { deriveBoard } from "./derive-board.ts";
import { sampleCard } from "./sample-card.ts";

const filters = { text: "", status: null, agent: null, skill: null };
const agents = {};
type Tasks = Record<string, Card>;

test("after any changes it is what a board opened afresh derives", () => {
  const id = fc.integer({ min: 0, max: 8 }).map((n) => `tk_${n}`);
  const change = fc.record({
    id,
    patch: fc.record(
      {
        status: fc.constantFrom(...taskStatuses),
        priority: fc.constantFrom(...priorities),
        rank: fc.integer({ min: 0, max: 9 }),
        percent: fc.integer({ min: 0, max: 100 }),
        skills: fc.subarray(["law", "figures"]),
        completedAt: fc.constantFrom(null, "2026-01-05T12:00:00Z", "2026-01-05T13:00:00Z"),
      },
      { requiredKeys: [] },
    ),
    gone: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const derive = deriveBoard();
      let tasks: Tasks = {};
      for (const { id, patch, gone } of changes) {
        const { [id]: old, ...others } = tasks;
        tasks = gone && old ? others : { ...tasks, [id]: { ...(old ?? sampleCard({ id })), ...patch } };
        const fresh = deriveBoard()({ tasks, agents, filters });
        expect(derive({ tasks, agents, filters })).toEqual(fresh);
      }
    }),
  );
});

test("a percent that moves leaves every other column, the places and the skills as they are", () => {
  const derive = deriveBoard();
  const tasks: Tasks = {
    a: sampleCard({ id: "a", skills: ["law"] }),
    b: sampleCard({ id: "b", status: "working" }),
  };
  const one = derive({ tasks, agents, filters });
  const moved = { ...tasks, b: { ...sampleCard({ id: "b", status: "working" }), ...tasks.b, percent: 7 } };
  const two = derive({ tasks: moved, agents, filters });
  expect(two.columns.working[0]?.percent).toBe(7);
  expect(two.columns.ready).toBe(one.columns.ready);
  expect(two.places).toBe(one.places);
  expect(two.skills).toBe(one.skills);
});
