import { expect, test } from "vitest";
import { spreadCells } from "./spread-cells.ts";

const title = "Every figure is a formula over the sheet Data";

test("a long text reaches over the empty cells to its right, up to the next that has something", () => {
  expect(spreadCells([title, "", "", "Unit"], 6)).toEqual([
    { text: title, span: 3 },
    { text: "Unit", span: 1 },
    { text: "", span: 1 },
    { text: "", span: 1 },
  ]);
  expect(spreadCells([title], 3)).toEqual([{ text: title, span: 3 }]);
});

test("short words and full rows keep their columns", () => {
  expect(spreadCells(["", "Kiez", "", title], 4)).toEqual([
    { text: "", span: 1 },
    { text: "Kiez", span: 1 },
    { text: "", span: 1 },
    { text: title, span: 1 },
  ]);
});
