import { expect, test } from "vitest";
import { groupGraph, readable } from "./group-graph.ts";

const item = (id: string, dependsOn: string[] = [], skills: string[] = []) => ({ id, dependsOn, skills });
const many = (number: number, make: (i: number) => ReturnType<typeof item>) =>
  Array.from({ length: number }, (_, i) => make(i));

test("what can be read is left as it is", () => {
  const few = many(readable, (i) => item(`t${i}`, i > 0 ? ["t0"] : []));
  expect(groupGraph(few, new Set()).map(({ id, dependsOn }) => ({ id, dependsOn }))).toEqual(
    few.map(({ id, dependsOn }) => ({ id, dependsOn })),
  );
});

test("300 twins between two tasks become one box, which opens", () => {
  const pages = many(300, (i) => item(`page${i}`, ["list"], ["reading"]));
  const all = [
    item("list"),
    ...pages,
    item(
      "sum",
      pages.map(({ id }) => id),
    ),
  ];
  const shown = groupGraph(all, new Set());
  expect(shown.map(({ id, members, dependsOn }) => [id, members.length, dependsOn.join()])).toEqual([
    ["list", 1, ""],
    ["group-page0", 300, "list"],
    ["sum", 1, "group-page0"],
  ]);
  const opened = groupGraph(all, new Set(["group-page0"]));
  expect(opened).toHaveLength(302);
  expect(opened.at(-1)?.dependsOn).toHaveLength(300);
});

test("chains side by side are grouped by step and skill, and no box waits for itself", () => {
  const all = [
    ...many(100, (i) => item(`a${i}`, [], ["read"])),
    ...many(100, (i) => item(`b${i}`, [`a${i}`], ["write"])),
    ...many(100, (i) => item(`c${i}`, [`b${i}`], ["check"])),
  ];
  const shown = groupGraph(all, new Set());
  expect(shown.map(({ members, dependsOn }) => [members.length, dependsOn])).toEqual([
    [100, []],
    [100, ["group-a0"]],
    [100, ["group-b0"]],
  ]);
});
