import { describe, expect, it } from "vitest";
import { answerCall, someAgents } from "./answer-call.ts";

describe("consolidate and assign", () => {
  const facts = {
    goal: "Weather brief",
    success_criteria: ["The brief names its source."],
    validation_steps: ["Read the page."],
    tasks: [
      {
        id: "tk_1",
        title: "Brief",
        status: "completed",
        agent: "Ada",
        summary: "d1",
        checks: [],
        cost_usd: 0.1,
        artifacts: [],
      },
      {
        id: "tk_2",
        title: "Page",
        status: "completed",
        agent: "Pia",
        summary: "d2",
        checks: [],
        cost_usd: 0.1,
        artifacts: [],
      },
    ],
  };
  const texts = { d1: "The brief names NOAA as its source.", d2: "One page with charts." };

  it("sums up what the tasks said, with evidence for each criterion", () => {
    const { summary, criteria, uncertain } = answerCall("consolidate", facts, texts);
    expect(summary).toContain("One page with charts.");
    expect(criteria).toEqual([
      {
        criterion: "The brief names its source.",
        met: true,
        evidence: "Brief: “The brief names NOAA as its source.”",
      },
      { criterion: "Read the page.", met: true, evidence: "Page: “One page with charts.”" },
    ]);
    expect(uncertain).toEqual([]);
  });

  it("lets the task a criterion speaks of be its witness, and the last one where it speaks of none", () => {
    const success_criteria = ["Everything is readable.", "The brief is short."];
    const { criteria } = answerCall(
      "consolidate",
      { ...facts, success_criteria, validation_steps: [] },
      texts,
    );
    expect(criteria.map(({ evidence }) => evidence)).toEqual([
      "Page: “One page with charts.”",
      "Brief: “The brief names NOAA as its source.”",
    ]);
  });

  it("meets no criterion while a task failed, and says so", () => {
    const tasks = facts.tasks.map((task) => (task.id === "tk_2" ? { ...task, status: "failed" } : task));
    const { criteria, uncertain } = answerCall("consolidate", { ...facts, tasks }, texts);
    expect(criteria.map(({ met }) => met)).toEqual([false, false]);
    expect(uncertain).toEqual(["“Page” is failed."]);
  });

  it("relaxes to what agents here have, where the facts name no candidates", () => {
    const task = { instructions: "", tools: [], why: "no agent has “proofreading”" };
    const { assignments } = answerCall("assign", {
      agents: someAgents,
      items: [
        { ...task, task_id: "tk_1", title: "Check the results", skills: ["proofreading"] },
        { ...task, task_id: "tk_2", title: "Weld a boat", skills: ["welding"] },
      ],
    });
    expect(assignments).toMatchObject([
      { action: "relax", skills: ["verification"] },
      { action: "leave", skills: [] },
    ]);
  });

  it("prefers the higher score, relaxes to skills there are, leaves what nobody comes near", () => {
    const task = { title: "Profile", instructions: "", skills: ["csv-profiling", "haskell"], tools: [] };
    const candidates = [
      { agent_id: "ag_1", name: "Pia", score: 0.7, why: "", skills: ["csv-profiling"] },
      { agent_id: "ag_2", name: "Wim", score: 0.9, why: "", skills: ["spreadsheets"] },
    ];
    const { assignments } = answerCall("assign", {
      items: [
        { ...task, task_id: "tk_1", why: "tie", candidates },
        { ...task, task_id: "tk_2", why: "nobody has these skills", candidates },
        { ...task, task_id: "tk_3", why: "nobody has these skills", candidates: [] },
      ],
    });
    expect(assignments).toMatchObject([
      { task_id: "tk_1", action: "prefer", agent_id: "ag_2" },
      { task_id: "tk_2", action: "relax", skills: ["csv-profiling"], agent_id: null },
      { task_id: "tk_3", action: "leave", agent_id: null },
    ]);
  });
});
