import { describe, expect, it } from "vitest";
import { answerCall } from "./answer-call.ts";

describe("recover", () => {
  const attempt = {
    number: 1,
    agent: "Ada",
    status: "failed",
    message: "no words",
    evidence: null,
    partial: "",
  };
  const silence = { agent: "ag_3", status: "lost", clock: "stall", said: "nothing" };
  const silent = [
    { number: 1, ...silence },
    { number: 2, ...silence },
  ];
  const item = {
    task_id: "tk_1",
    title: "Novel",
    instructions: "Write it.",
    acceptance: [],
    skills: ["writing"],
    failure: { code: "no_words", message: "Nothing rhymes." },
    attempts: [attempt],
    may: ["retry", "reassign", "split", "ask", "give_up"],
    attempts_left: 2,
    depth_left: 2,
    agents: [{ id: "ag_3", name: "Ada", skills: ["writing"] }],
  };
  const recover = (more: object, texts = {}) => {
    const [one] = answerCall("recover", { items: [{ ...item, ...more }] }, texts).recoveries;
    if (!one) throw new Error("no recovery");
    return one;
  };

  it.each([
    ["retry", "a failure passes", { failure: { code: "rate_limited", message: "429" } }],
    ["reassign", "an agent stalled", { failure: { code: "stalled", message: "" } }],
    ["ask", "the same came twice", { attempts: [attempt, { ...attempt, number: 2 }] }],
    ["give_up", "nothing is allowed", { may: [] }],
    [
      "reassign",
      "the same failure passed once and came again",
      { failure: { code: "network" }, tried: [{ action: "retry" }] },
    ],
    ["reassign", "a clock ran out twice without a word", { attempts: silent }],
    ["ask", "nothing but asking is allowed", { may: ["ask"] }],
    ["retry", "there is nobody else", { agents: [] }],
  ])("says %s when %s", (action, _, more) => {
    expect(recover(more)).toMatchObject({ action, subtasks: [] });
  });

  it("splits a task of several deliverables by deliverable; what is said of all of them stays with the whole", () => {
    const outputs = [{ name: "a.md" }, { name: "a.docx" }];
    const acceptance = ["Both files open.", "It names its source.", "They say the same."];
    const { action, subtasks } = recover({ outputs, acceptance });
    expect(action).toBe("split");
    expect(subtasks.map((one) => [one.outputs, one.acceptance, one.depends_on])).toEqual([
      [[{ name: "a.md" }], ["It names its source."], []],
      [[{ name: "a.docx" }], ["It names its source."], ["part-1"]],
    ]);
  });

  it("reads what each attempt said where the facts name it, and the agents of all items", () => {
    const attempts = [
      { number: 1, agent: "ag_3", status: "failed", clock: null, said: "t1" },
      { number: 2, agent: "ag_4", status: "failed", clock: null, said: "t2" },
    ];
    const facts = { agents: item.agents, items: [{ ...item, agents: undefined, attempts }] };
    const said = (t1: string, t2: string) => answerCall("recover", facts, { t1, t2 }).recoveries[0]?.action;
    expect(said("No words.", "No words.")).toBe("ask");
    expect(said("No words.", "Half a page.")).toBe("reassign");
  });

  it("splits a large task in two that follow one another, with the partial work", () => {
    const acceptance = ["It has a hero.", "It has a villain.", "It ends."];
    const { action, subtasks } = recover(
      { acceptance, attempts: [{ ...attempt, partial: "d1" }] },
      { d1: "Fog, fog," },
    );
    expect(action).toBe("split");
    expect(subtasks.map(({ key, depends_on, skills }) => ({ key, depends_on, skills }))).toEqual([
      { key: "first", depends_on: [], skills: ["writing"] },
      { key: "second", depends_on: ["first"], skills: ["writing"] },
    ]);
    expect(subtasks.flatMap((one) => one.acceptance)).toEqual(acceptance);
    expect(subtasks.every(({ instructions }) => instructions.includes("Fog, fog,"))).toBe(true);
    expect(recover({ acceptance, depth_left: 0 }).action).toBe("reassign");
  });
});
