import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBoard } from "./board.ts";
import { cardOf } from "./card.ts";
import { noon, taskWith } from "./match-fixtures.ts";
import { packBoard, unpackBoard } from "./pack-board.ts";
import { type Task, taskStatuses } from "./task.ts";

test("a board that was packed and sent is whole again, whatever its cards say", () => {
  const task = fc.record(
    {
      status: fc.constantFrom(...taskStatuses),
      key: fc.constantFrom(null, "k", ""),
      skills: fc.subarray(["law", "tax"]),
      dependsOn: fc.constantFrom<Task["dependsOn"]>([], ["tk_1" as Task["id"]]),
      costUsd: fc.constantFrom(0, 0.2),
      attemptNumber: fc.nat(3),
      gap: fc.constantFrom<Task["gap"]>(null, { reason: "", missing: [] }),
      deadlineAt: fc.constantFrom(null, noon),
      completedAt: fc.constantFrom(null, noon),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(task, { maxLength: 5 }), (changes) => {
      const cards = changes.map((change, i) => cardOf(taskWith({ ...change, id: `tk_${i}` }), null));
      const board = { ...emptyBoard, tasks: Object.fromEntries(cards.map((card) => [card.id, card])) };
      expect(unpackBoard(JSON.parse(JSON.stringify(packBoard(board))))).toEqual(board);
    }),
  );
});

test("a card that says little is sent in few words", () => {
  const card = cardOf(taskWith({ id: "tk_1" }), null);
  const packed = packBoard({ ...emptyBoard, tasks: { tk_1: card } });
  expect(JSON.stringify(packed.tasks).length).toBeLessThan(JSON.stringify({ tk_1: card }).length / 2);
});
