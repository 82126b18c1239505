import fc from "fast-check";
import { test } from "vitest";
import { waitsForPerson } from "#server/domain/run-waits.ts";
import { runWords, waitsFor } from "./run-words.ts";

test("lists of workspaces count as waiting exactly the runs of which it is said that they wait for you", () => {
  const run = fc.record({
    status: fc.constantFrom(...(Object.keys(runWords) as (keyof typeof runWords)[])),
    draftVersion: fc.constantFrom(null, 2),
    asked: fc.boolean(),
    hold: fc.constantFrom(null, { reason: "person" as const, words: "", by: "mb_1", at: "" }),
  });
  fc.assert(fc.property(run, (one) => (waitsFor(one)?.you ?? false) === waitsForPerson(one)));
});
