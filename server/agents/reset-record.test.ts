import { afterAll, beforeAll, expect, test } from "vitest";
import type { SkillRecord } from "#server/domain/skill-record.ts";
import { aJoinedAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPerson } from "../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(() => instance.stop());

const recordOf = async (agentId: string): Promise<Record<string, Partial<SkillRecord>>> =>
  (await instance.owner.agents.show.query({ agentId })).record;
const review = (taskId: string, verdict: "accepted" | "changes_requested" | "rejected") =>
  instance.owner.tasks.review.mutate({ taskId, verdict, comment: "see" });

/** An agent with a task accepted at once, one accepted after changes, and one turned down. */
async function proven() {
  room = await aWorkspace(instance);
  const agent = await room.agent({ skills: ["sql", "charts"] });
  for (const verdicts of [["accepted"], ["changes_requested", "accepted"], ["rejected"]] as const) {
    const taskId = await room.task({ skills: ["sql"], review: "person" });
    const attemptId = await agent.accept();
    for (const verdict of verdicts) {
      await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
      await room.reached(taskId, "in-review");
      await review(taskId, verdict);
    }
    if (verdicts[0] === "rejected") await instance.owner.tasks.cancel.mutate({ taskId });
  }
  await room.task({ skills: ["charts"] });
  const attemptId = await agent.accept();
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done" });
  return agent;
}

test("verdicts are counted per skill; the owner resets one skill, then all, and the log says so", async () => {
  const agent = await proven();
  const record = await recordOf(agent.id);
  expect(record.sql).toMatchObject({ done: 2, failed: 1, accepted: 1, changes: 1, rejected: 1 });
  expect(record.sql?.lastSeconds).toHaveLength(2);
  expect(record.charts).toMatchObject({ done: 1, accepted: 0, changes: 0, rejected: 0 });

  await instance.owner.agents.resetRecord.mutate({ agentId: agent.id, skill: "SQL" });
  expect(Object.keys(await recordOf(agent.id))).toEqual(["charts"]);
  await expect(instance.owner.agents.resetRecord.mutate({ agentId: agent.id, skill: "sql" })).rejects.toThrow(
    "has no record on “sql”",
  );
  await instance.owner.agents.resetRecord.mutate({ agentId: agent.id });
  await instance.owner.agents.resetRecord.mutate({ agentId: agent.id });
  expect(await recordOf(agent.id)).toEqual({});
  const told = (await room.events()).filter((event) => event.type === "agent.record_reset");
  expect(told.map(({ data }) => data)).toMatchObject([
    { skills: ["sql"], whole: false },
    { skills: ["charts"], whole: true },
  ]);
});

test("a member may reset the record of the agent they own, and of no other", async () => {
  const stranger = await proven();
  const member = await aPerson(instance, room.id, "admin");
  const own = await aJoinedAgent(instance, room.id, { name: "Own" }, member.api);
  const { me } = (await member.api.workspaces.board.query({ workspaceId: room.id })) ?? {};
  await instance.owner.members.setRole.mutate({ memberId: me?.memberId ?? "", role: "member" });
  const isMine = async (agentId: string) => (await member.api.agents.show.query({ agentId })).isMine;
  expect([await isMine(own.id), await isMine(stranger.id)]).toEqual([true, false]);
  await member.api.agents.resetRecord.mutate({ agentId: own.id });
  await expect(member.api.agents.resetRecord.mutate({ agentId: stranger.id })).rejects.toThrow(
    "agent.control",
  );
  expect(Object.keys(await recordOf(stranger.id))).toEqual(["sql", "charts"]);
});
