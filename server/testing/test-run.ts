import type { inferRouterInputs } from "@trpc/server";
import type { RunResult } from "#server/domain/run.ts";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import type { Verb } from "#server/queue/command.ts";
import type { TestAgent } from "./test-agent.ts";
import type { TestWorkspace } from "./test-workspace.ts";
import { until } from "./until.ts";

type RunWish = Omit<inferRouterInputs<AppRouter>["runs"]["create"], "workspaceId">;
type TaskWish = Record<string, unknown> & { key: string };

/** A plan of tasks that need no review, each doable by an agent with the skill “writing”. */
export const aPlan = (tasks: readonly TaskWish[], rest: object = {}) => ({
  title: "Spring report",
  goal: "A report on spring",
  tasks: tasks.map((task) => ({
    title: `Do ${task.key}`,
    skills: ["writing"],
    review: "none" as const,
    ...task,
  })),
  ...rest,
});

/** A run of a workspace, and what tests do and ask with it. */
export class TestRun {
  readonly room: TestWorkspace;
  readonly id: string;
  constructor(room: TestWorkspace, id: string) {
    this.room = room;
    this.id = id;
  }
  get runs() {
    return this.room.instance.owner.runs;
  }
  async page() {
    const page = await this.runs.show.query({ runId: this.id });
    if (!page) throw new Error(`no run ${this.id}`);
    return page;
  }
  /** Waits until the run has this status; returns its page. */
  reached(status: string) {
    return until(`${this.id} ${status}`, async () => {
      const page = await this.page();
      return page.card.status === status ? page : null;
    });
  }
  /** Statuses of its tasks by key. */
  async statuses(): Promise<Record<string, string>> {
    const { tasks } = await this.page();
    return Object.fromEntries(tasks.map(({ key, status }) => [key ?? "", status]));
  }
  async taskId(key: string): Promise<string> {
    const task = (await this.page()).tasks.findLast((one) => one.key === key);
    if (!task) throw new Error(`no task ${key}`);
    return task.id;
  }
  async eventTypes(): Promise<string[]> {
    return (await this.room.events()).filter((event) => event.runId === this.id).map((event) => event.type);
  }
  /** Runs a verb as the coordinator does. */
  write<I, O>(verb: Verb<I, O>, input: I): Promise<O> {
    const asker = { actor: { kind: "coordinator", id: "rules" } as const, requestId: "test" };
    return this.room.instance.services.queues.write(this.room.id, verb, input, asker);
  }
}

export async function aRun(room: TestWorkspace, wish: RunWish): Promise<TestRun> {
  const { id } = await room.instance.owner.runs.create.mutate({ workspaceId: room.id, ...wish });
  return new TestRun(room, id);
}

/** Takes the agent's next assignment on and hands it in; returns the task's title. */
export async function doNext(agent: TestAgent, usage: object = {}): Promise<string> {
  const { data } = await agent.next("task.assigned");
  const report = `/attempts/${data.attempt.id}`;
  await agent.post(`${report}/accept`);
  const { status, text } = await agent.post(`${report}/submit`, { summary: "done", usage });
  if (status !== 202) throw new Error(`submit answered ${status}: ${text}`);
  return data.task.title;
}

export const aResult: RunResult = {
  title: "Spring",
  summary: "It came.",
  criteria: [{ criterion: "It is there", met: true, evidence: "seen" }],
  uncertain: [],
  reportId: "ar_none",
  round: 1,
  artifacts: [],
  decisionId: null,
  verdict: null,
};
