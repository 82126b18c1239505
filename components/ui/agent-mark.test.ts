import { expect, test } from "vitest";
import { agentMark } from "./agent-mark.ts";

test("agents named alike have marks that differ; the same name always has the same", () => {
  const names = Array.from({ length: 300 }, (_, i) => `Amsel ${String(i).padStart(2, "0")}`);
  const marks = new Set(names.map((name) => JSON.stringify(agentMark(name))));
  expect(marks.size).toBe(300);
  expect(agentMark("林语")).toEqual(agentMark("林语"));
  expect(agentMark("Mira").path).toMatch(/^(M\d \dh1v1h-1z)+$/);
});
