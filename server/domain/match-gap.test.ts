import { expect, test } from "vitest";
import { matchTasks } from "./match.ts";
import { agentWith, noon, taskWith } from "./match-fixtures.ts";
import type { MatchAgent } from "./match-refusal.ts";
import { defaultWeights } from "./match-weights.ts";
import type { Task } from "./task.ts";

const match = (tasks: Task[], agents: MatchAgent[]) => matchTasks(tasks, agents, defaultWeights, noon);

test("gaps name what nobody has, what no single agent has, and that nobody is there", () => {
  const needs = taskWith({ skills: ["sql", "charts"], tools: ["shell"] });
  const gone = agentWith("Gone", ["sql", "charts"], { status: "revoked", tools: ["shell"] });
  expect(match([needs], [agentWith("Ada", ["sql"], { tools: ["shell"] }), gone]).gaps).toEqual([
    {
      taskId: "tk_1",
      missing: ["charts"],
      tried: false,
      reason:
        "No agent here has “charts”. Invite one that has, add it to an agent's profile, or edit the task.",
    },
  ]);
  const ada = agentWith("Ada", ["sql", "charts"]);
  const bob = agentWith("Bob", ["sql"], { tools: ["shell"], presence: "offline" });
  expect(match([needs], [ada, bob]).gaps).toEqual([
    {
      taskId: "tk_1",
      missing: ["shell"],
      tried: false,
      reason:
        "No single agent has all of it: Ada lacks the tool “shell”; Bob lacks the skill “charts”. Split the task, or add to a profile.",
    },
  ]);
  const nobody = {
    taskId: "tk_1",
    missing: ["sql", "charts", "shell"],
    tried: false,
    reason: "There is no agent in this workspace. Invite one.",
  };
  expect(match([needs], []).gaps).toEqual([nobody]);
  expect(match([needs], [gone]).gaps).toEqual([nobody]);
});
