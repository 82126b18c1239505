import { expect, test } from "vitest";
import type { ClawEvent } from "./event.ts";
import { type EventData, type EventType, eventData } from "./event-data.ts";
import { isNews, type Names, sentence } from "./feed.ts";

const names: Names = {
  agent: (id) => ({ ag_1: "Mira", ag_2: "Nia" })[id] ?? "an agent",
  member: (id) => ({ mb_1: "Ada" })[id] ?? "someone",
  task: (id) => ({ tk_1: "Check figures" })[id] ?? null,
};
function event<T extends EventType>(
  type: T,
  data: EventData<T>,
  change: Partial<ClawEvent<T>> = {},
): ClawEvent<T> {
  return {
    workspaceId: "ws_1",
    seq: 1,
    type,
    at: "2026-01-05T14:03:12.000Z",
    actor: { kind: "coordinator", id: "" },
    requestId: "r",
    taskId: "tk_1",
    agentId: "ag_1",
    runId: null,
    data,
    changes: {},
    ...change,
  };
}
const attempt = { attemptId: "at_1", number: 2, agentId: "ag_2" };

test("a result without criteria is told by its deliverables", () => {
  const told = (criteria: number, met: number, artifacts: number) =>
    sentence(
      event(
        "run.consolidated",
        { title: "Brief", criteria, met, artifacts, decisionId: null },
        { runId: "rn_1" },
      ),
      names,
    );
  expect(told(0, 0, 7)).toBe("The result of the run is there: 7 deliverables");
  expect(told(3, 2, 1)).toBe("The result of the run is there: 2 of 3 criteria met, 1 deliverable");
});

test("an assignment says who, what, to whom and why", () => {
  const given = event("task.assigned", {
    ...attempt,
    reason: "best on verify (0.91), free",
    decisionId: "dc_1",
  });
  expect(sentence(given, names)).toBe(
    "The coordinator gave “Check figures” to Nia: best on verify (0.91), free",
  );
});

test("people are named, the workspace's own acts are not blamed on anyone", () => {
  const human = { actor: { kind: "human", id: "mb_1" } } as const;
  expect(sentence(event("task.canceled", { reason: "" }, human), names)).toBe("Ada canceled “Check figures”");
  expect(sentence(event("workspace.paused", { reason: "lunch" }, { ...human, taskId: null }), names)).toBe(
    "Ada paused everything: lunch",
  );
  const checks = event(
    "task.reviewed",
    { by: "checks", verdict: "changes_requested", comment: "no total", passed: 2, total: 3 },
    { actor: { kind: "system", id: "" } },
  );
  expect(sentence(checks, names)).toBe("The checks asked for changes to “Check figures”, 2 of 3: no total");
});

test("what left the board still makes a sentence, and long text is cut", () => {
  const gone = event("task.completed", { summary: "", agentId: null }, { taskId: "tk_9" });
  expect(sentence(gone, names)).toBe("an older task is done");
  const long = sentence(event("task.failed", { code: "x", message: "m".repeat(300) }), names) ?? "";
  expect(long.endsWith("…")).toBe(true);
  expect(long.length).toBeLessThan(140);
});

test("thoughts that vanish are not told, and chatter is no news", () => {
  const thought = event("activity.posted", {
    ...attempt,
    activityId: "ac_1",
    type: "thought",
    body: "hm",
    ephemeral: true,
  });
  expect(sentence(thought, names)).toBeNull();
  expect(isNews(thought)).toBe(false);
  expect(isNews(event("agent.recovered", { name: "Mira" }))).toBe(true);
});

test("every type of event has words that never show an empty hole", () => {
  for (const type of Object.keys(eventData)) {
    const shape = eventData[type as EventType].shape as Record<
      string,
      { safeParse: (v: unknown) => { success: boolean } }
    >;
    const data = Object.fromEntries(
      Object.entries(shape).map(([key, schema]) => [
        key,
        key === "kind"
          ? "human"
          : ["word", 3, false, ["word"], null, "invite"].find((v) => schema.safeParse(v).success),
      ]),
    );
    const text = sentence(event(type as EventType, data as EventData<EventType>), names);
    expect(text, type).toBeTruthy();
    expect(text, type).not.toMatch(/undefined|null|\[object/);
  }
});
