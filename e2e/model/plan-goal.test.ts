import { describe, expect, it } from "vitest";
import { answerCall, someAgents } from "./answer-call.ts";

const limits = { max_tasks: 50, review_default: "model" };
const plan = (goal: string, more: object = {}) =>
  answerCall("plan", { goal, files: [], agents: someAgents, limits, previous: null, ...more });

describe("plan", () => {
  const files = [{ name: "weather.csv", media_type: "text/csv", bytes: 900 }];

  it("makes a data brief of a CSV: profile, then workbook, brief and page, then a check, with skills agents have", () => {
    const { tasks } = plan("Turn weather.csv into a brief anyone can read", { files });
    expect(tasks.map(({ key, depends_on }) => [key, depends_on])).toEqual([
      ["profile", []],
      ["workbook", ["profile"]],
      ["brief", ["profile"]],
      ["page", ["profile"]],
      ["check", ["profile", "workbook", "brief", "page"]],
    ]);
    expect(tasks.map(({ skills }) => skills)).toEqual([
      ["csv-profiling", "data-analysis"],
      ["spreadsheets"],
      ["writing"],
      expect.any(Array),
      ["verification"],
    ]);
    const had = someAgents.flatMap(({ skills }) => skills.map(({ id }) => id));
    expect(tasks.flatMap(({ skills }) => skills).filter((id) => !had.includes(id))).toEqual([]);
    expect(tasks.find(({ key }) => key === "brief")?.outputs.map(({ name }) => name)).toEqual([
      "brief.md",
      "brief.docx",
    ]);
    expect(tasks.every(({ acceptance }) => acceptance.length > 0)).toBe(true);
  });

  it("splits another goal into its parts between a start and a check", () => {
    const { tasks } = plan("Write a launch announcement, draft a FAQ and collect customer quotes");
    expect(tasks.map(({ title }) => title)).toEqual([
      "Collect what is known",
      "Write a launch announcement",
      "Draft a FAQ",
      "Collect customer quotes",
      "Check everything together",
    ]);
    expect(tasks.at(-1)?.depends_on).toHaveLength(3);
    expect(tasks.at(-1)?.skills).toEqual(["verification"]);
  });

  it("does one after the other what the goal puts so, and takes a list after a colon for the parts", () => {
    const row = plan("Research three competitors then draft a recommendation").tasks;
    expect(row.map(({ depends_on }) => depends_on)).toEqual([
      [],
      ["collect"],
      [row[1]?.key],
      [row[1]?.key, row[2]?.key],
    ]);
    const booth = plan("Prepare our booth for the fair: banner, flyer and a demo script").tasks;
    expect(booth.map(({ title }) => title).slice(1, -1)).toEqual(["Banner", "Flyer", "A demo script"]);
    expect(booth.map(({ skills }) => skills)).toEqual([
      ["research"],
      ["writing"],
      ["writing"],
      ["writing"],
      ["verification"],
    ]);
  });

  it.each([1, 2, 3, 4])(
    "keeps to at most %i tasks, without a dependency on one that is gone",
    (max_tasks) => {
      const { tasks } = plan("Turn weather.csv into a brief", { files, limits: { ...limits, max_tasks } });
      expect(tasks.length).toBe(max_tasks);
      const keys = tasks.map(({ key }) => key);
      expect(tasks.flatMap(({ depends_on }) => depends_on).filter((key) => !keys.includes(key))).toEqual([]);
    },
  );

  it("changes a plan as asked: a task more before the check, a task less, a remark", () => {
    const first = plan("Turn weather.csv into a brief", { files });
    const change = (asked: string) =>
      plan("Turn weather.csv into a brief", { files, previous: { plan: first, asked } }).tasks;
    const more = change("Please add a task to translate the brief into German.");
    expect(more.map(({ title }) => title).at(-2)).toBe("Translate the brief into German");
    expect(more.at(-1)?.depends_on).toContain(more.at(-2)?.key);
    const less = change("Drop the workbook task");
    expect(less.map(({ key }) => key)).toEqual(["profile", "brief", "page", "check"]);
    expect(less.at(-1)?.depends_on).not.toContain("workbook");
    expect(change("Use British spelling").every(({ instructions }) => instructions.includes("British"))).toBe(
      true,
    );
  });

  it("plans anew what is done and not good enough, with its check, and leaves what is done as it is", () => {
    const first = plan("Turn weather.csv into a brief", { files });
    const done = first.tasks.map(({ key }) => key);
    const asked = "The brief needs a sentence on snow.";
    const { tasks } = plan("Turn weather.csv into a brief", {
      files,
      previous: { plan: first, asked, done },
    });
    expect(tasks.slice(0, -2)).toEqual(first.tasks);
    expect(tasks.slice(-2).map(({ title }) => title)).toEqual([
      "Write the brief, revised",
      "Check everything together, again",
    ]);
    expect(tasks.at(-2)?.depends_on).toEqual(["brief"]);
    expect(tasks.at(-2)?.instructions).toContain("snow");
    expect(tasks.at(-2)?.acceptance).toContain(asked);
    expect(tasks.at(-1)?.depends_on).toEqual(expect.arrayContaining(["check", tasks.at(-2)?.key]));
  });
});
