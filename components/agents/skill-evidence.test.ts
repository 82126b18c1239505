import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SkillEvidence } from "./skill-evidence.tsx";
import { skillStandings } from "./skill-standing.ts";

const said = (record: object): string => {
  const [standing] = skillStandings([{ id: "sql", name: "SQL" }], { sql: record });
  if (!standing) throw new Error("one skill was declared");
  return renderToStaticMarkup(createElement(SkillEvidence, { standing })).replace(/<[^>]*>/g, "");
};

test("the evidence of a skill is told in counts, time and money; what never happened is left out", () => {
  const record = {
    done: 4,
    failed: 1,
    accepted: 3,
    changes: 1,
    seconds: 480,
    costUsd: 1,
    lastSeconds: [60, 60, 120, 240],
  };
  expect(said(record).split(" · ")).toEqual([
    "completed 4 of 5",
    "3 accepted at once",
    "1 sent back for changes",
    "1 failed",
    "60 s in the middle, 2 min on average",
    "$0.25 each",
  ]);
  expect(said({ stalled: 2 }).split(" · ")).toEqual(["completed 0 of 2", "2 stalled"]);
});

test("without samples it says what matching goes by", () => {
  expect(said({})).toContain("goes by the declared profile");
});
