import { expect, test } from "vitest";
import { criticalPath } from "./critical-path.ts";
import { layoutGraph } from "./layout-graph.ts";
import { pathArrows } from "./path-arrows.ts";

const item = (id: string, ...dependsOn: string[]) => ({ id, dependsOn });
const idsOf = (items: { id: string }[]): string => items.map(({ id }) => id).join(" ");
const one = () => 1;

test("the longest chain wins, by weight and not by number", () => {
  const items = [item("a"), item("b", "a"), item("c", "b"), item("x"), item("y", "x")];
  expect(idsOf(criticalPath(items, one))).toBe("a b c");
  expect(idsOf(criticalPath(items, ({ id }) => (id === "y" ? 9 : 1)))).toBe("x y");
});

test("a circle and a dependency that is not there end it, they do not hang it", () => {
  expect(criticalPath([item("a", "b"), item("b", "a")], one).length).toBeGreaterThan(0);
  expect(idsOf(criticalPath([item("a", "gone"), item("b", "a")], one))).toBe("a b");
  expect(criticalPath([], one)).toEqual([]);
});

test("what depends on something stands right of it, and a circle still gets places", () => {
  const size = { width: 100, height: 40 };
  const places = layoutGraph([item("a"), item("b", "a"), item("c", "a", "gone")], size);
  const x = (id: string): number => places.get(id)?.x ?? Number.NaN;
  expect(x("b")).toBeGreaterThan(x("a") + size.width);
  expect(x("c")).toBe(x("b"));
  expect(layoutGraph([item("a", "b"), item("b", "a")], size).size).toBe(2);
});

test("only the arrows a path takes are its own, not a shortcut between two of its boxes; within a box there is none", () => {
  const items = [item("a"), item("b", "a"), item("c", "a", "b"), item("d", "c")];
  const alone = items.map((each) => ({ id: each.id, dependsOn: each.dependsOn, members: [each] }));
  expect([...pathArrows(criticalPath(items, one), alone)]).toEqual(["a → b", "b → c", "c → d"]);
  const [a, b, c, d] = items;
  const grouped = [
    { id: "ab", dependsOn: [], members: [a, b].filter((each) => each !== undefined) },
    { id: "cd", dependsOn: ["ab"], members: [c, d].filter((each) => each !== undefined) },
  ];
  expect([...pathArrows(criticalPath(items, one), grouped)]).toEqual(["ab → cd"]);
});
