import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fillPlaybook } from "./fill-playbook.ts";
import { parsePlaybook } from "./parse-playbook.ts";
import { NewTask, sortBatch } from "./task.ts";

const dataBrief = readFileSync(new URL("../playbooks/data-brief.md", import.meta.url), "utf8");
const front = "# P\n\nGoal: Do\n{{what}}\n\nParameters:\n- what: the thing\n- note: a remark (optional)\n";
const problemOf = (text: string): string => {
  try {
    parsePlaybook(text);
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("the data brief", () => {
  const playbook = parsePlaybook(dataBrief);

  test("has the tasks in order, with who can do them and what they wait for", () => {
    expect(
      playbook.tasks.map(({ key, depends_on, skills, review }) => [
        key,
        depends_on.join(),
        skills.join(),
        review,
      ]),
    ).toEqual([
      ["profile", "", "csv-profiling,data-analysis", "checks"],
      ["workbook", "profile", "spreadsheets", "peer"],
      ["brief", "profile", "writing,briefs", "peer"],
      ["page", "profile", "web-pages,charts", "checks"],
      ["check", "profile,workbook,brief,page", "verification", "checks"],
    ]);
    expect(playbook.title).toBe("Data brief");
    expect(
      playbook.tasks.every(
        ({ acceptance, outputs, attachments }) =>
          acceptance.length >= 3 && outputs.length > 0 && attachments[0] === "file",
      ),
    ).toBe(true);
  });

  test("is accepted by the domain as a batch of tasks", () => {
    const { goal, tasks } = fillPlaybook(playbook, { file: "weather.csv", source: "NOAA" });
    expect(goal).toBe("Turn weather.csv into a checked workbook, brief and web page that anyone can read.");
    const batch = tasks.map((task) => NewTask.parse({ ...task, attachments: [] }));
    expect(sortBatch(batch, () => false)).toHaveLength(5);
    expect(tasks[0]?.instructions).toContain("Source: NOAA");
    expect(tasks[0]?.instructions).not.toContain("Units:");
    expect(JSON.stringify(tasks)).not.toContain("{{");
  });
});

describe("parsePlaybook", () => {
  test("reads every field, whatever the line ends are", () => {
    const text = `${front}## a: First {{what}}\r\n- tools: shell\r\n- priority: urgent\r\n- clocks: lease_seconds 8, stall_seconds=30\r\n- outputs: x.txt, y.md (text/markdown)\r\n\r\nDo it.\r\nThen rest.\r\n\r\nAcceptance:\r\n- it is\r\n  done\r\n- well`;
    expect(parsePlaybook(text).tasks).toEqual([
      {
        line: 9,
        key: "a",
        title: "First {{what}}",
        instructions: "Do it.\nThen rest.",
        acceptance: ["it is done", "well"],
        skills: [],
        tools: ["shell"],
        depends_on: [],
        attachments: [],
        priority: "urgent",
        clocks: { lease_seconds: 8, stall_seconds: 30 },
        outputs: [{ name: "x.txt" }, { name: "y.md", media_type: "text/markdown" }],
      },
    ]);
  });

  test.each([
    ["", /^Line 1: there is no task/],
    ["# P\n## a: T", /^Line 1: there is no goal/],
    ["# P\nGoal:\n## a: T", /^Line 1: there is no goal/],
    [`${front}nothing`, /there is no task/],
    [`${front.replace("- note", "note")}## a: T`, /^Line 8: after "Parameters:" write/],
    [`${front}## a:\n`, /^Line 9: the task “a” has no title/],
    [`${front}## A b: T\n`, /^Line 9: “A b” is no key/],
    [`${front}## A\n`, /^Line 9: “A” is no key/],
    [`${front}## a: T\n- colour: red\n`, /^Line 10: “colour” is no field/],
    [
      `${front}## a: T\n- review: maybe\n`,
      /^Line 10: review is one of none, checks, model, peer, person, not “maybe”/,
    ],
    [`${front}## a: T\n- skills:\n`, /^Line 10: “skills” has no value/],
    [`${front}## a: T\n- clocks: lease_seconds soon\n`, /^Line 10: “lease_seconds soon” is no clock/],
    [`${front}## a: T\n- attachments: file\n`, /^Line 10: “file” is no parameter/],
    [`${front}## a: T\n- depends_on: b\n`, /^Line 9: “a” depends on “b”, which is no task here/],
    [`${front}## a: T\n\n## a: U\n`, /^Line 11: the key “a” is already used in line 9/],
    [
      `${front}## a: T\n- depends_on: b\n## b: U\n- depends_on: a\n`,
      /^Line 9: the tasks wait for each other in a circle: a → b → a/,
    ],
    [`${front}## a: T\n- depends_on: a\n`, /circle: a → a/],
    [
      `${front}## a: T\n\n{{who}}\n`,
      /^Line 11: \{\{who\}\} is no parameter; the playbook declares what, note/,
    ],
    [`${front}## a: T\n\nAcceptance:\nprose\n`, /^Line 12: after "Acceptance:" only list items/],
    [`${front}## a: T\n\nAcceptance:\n`, /^Line 11: "Acceptance:" has no items/],
  ])("%j: says what is wrong and where", (text, problem) => {
    expect(problemOf(text)).toMatch(problem);
  });
});

describe("fillPlaybook", () => {
  const playbook = parsePlaybook(`${front}## a: T\n\nUse {{what}}.\nNote: {{note}}\n`);

  test("a required value that is missing and an unknown one are refused", () => {
    expect(() => fillPlaybook(playbook, {})).toThrow("“P” needs “what”: the thing.");
    expect(() => fillPlaybook(playbook, { what: "x", colour: "red" })).toThrow("no parameter “colour”");
  });

  test("a value cannot bring new lines", () => {
    expect(fillPlaybook(playbook, { what: "x\n## b: Evil", note: "n" }).tasks[0]?.instructions).toBe(
      "Use x ## b: Evil.\nNote: n",
    );
  });
});
