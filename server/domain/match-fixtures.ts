import { type Agent, AgentProfile } from "./agent.ts";
import { type Attempt, offeredAttempt } from "./attempt.ts";
import { pushClocks } from "./clocks.ts";
import type { AgentId } from "./ids.ts";
import type { MatchAgent } from "./match-refusal.ts";
import { type Task, untouched } from "./task.ts";

/** The moment the domain's tests start from. */
export const noon = new Date("2026-03-01T12:00:00.000Z");
/** A moment some seconds after (or before) `noon`. */
export const after = (seconds: number): Date => new Date(+noon + seconds * 1000);

/** A ready task for the domain's tests. */
export const taskWith = (change: Partial<Task> = {}): Task => ({
  id: "tk_1",
  workspaceId: "ws_1",
  key: null,
  title: "Do it",
  instructions: "",
  acceptance: [],
  skills: [],
  tools: [],
  outputs: [],
  attachments: [],
  review: "none",
  priority: "normal",
  rank: 0,
  deadlineAt: null,
  dependsOn: [],
  clocks: {},
  maxAttempts: 5,
  reviewOf: null,
  runId: null,
  parentId: null,
  depth: 0,
  threadId: "th_1",
  createdById: "mb_1",
  createdAt: noon,
  status: "ready",
  ...untouched,
  statusAt: noon,
  readyAt: noon,
  updatedAt: noon,
  ...change,
});

/** An active, online, free agent with these skills (ids) for the domain's tests. */
export const agentWith = (
  id: string,
  skills: readonly string[],
  change: Partial<Agent> & { tools?: string[]; places?: number; load?: number } = {},
): MatchAgent => {
  const { tools = [], places = 1, load = 0, ...rest } = change;
  const agentId: AgentId = `ag_${id}`;
  const agent: Agent = {
    id: agentId,
    workspaceId: "ws_1",
    memberId: "mb_2",
    ownerId: "us_1",
    name: id,
    framework: "custom",
    frameworkVersion: null,
    model: null,
    device: null,
    profile: AgentProfile.parse({
      skills: skills.map((skill) => ({ id: skill })),
      tools,
      max_concurrency: places,
    }),
    delivery: { mode: "pull", url: null, agentCardUrl: null, headersSealed: null },
    status: "active",
    presence: "online",
    availability: "available",
    keyHash: null,
    keyHint: null,
    claimHash: null,
    claimUntil: null,
    claimedAt: null,
    secretSealed: null,
    oldSecretSealed: null,
    oldSecretUntil: null,
    nonceHash: null,
    nonceUntil: null,
    clocks: {},
    pollSeconds: 5,
    record: {},
    stalls: [],
    degradedAt: null,
    lastSeenAt: noon,
    approvedById: null,
    pausedAt: null,
    pausedBy: null,
    revokedAt: null,
    createdAt: noon,
    ...rest,
  };
  return { agent, load };
};

/** An attempt at work since `noon`, with push clocks, for the domain's tests. */
export const attemptWith = (change: Partial<Attempt> = {}): Attempt => ({
  ...offeredAttempt(
    {
      id: "at_1",
      workspaceId: "ws_1",
      taskId: "tk_1",
      agentId: "ag_1",
      number: 1,
      clocks: pushClocks,
      reason: "",
      decisionId: null,
    },
    noon,
  ),
  status: "working",
  leaseUntil: after(120),
  ...change,
});
