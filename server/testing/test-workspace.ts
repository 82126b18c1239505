import type { inferRouterInputs } from "@trpc/server";
import type { ClawEvent } from "#server/domain/event.ts";
import type { WorkspaceSettings } from "#server/domain/workspace.ts";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import { type AgentWish, aJoinedAgent, type TestAgent } from "./test-agent.ts";
import type { TestInstance } from "./test-instance.ts";
import { until } from "./until.ts";

type TaskWish = inferRouterInputs<AppRouter>["tasks"]["create"]["task"];

/** A workspace of the first owner, and what tests do and ask in it. */
export class TestWorkspace {
  readonly instance: TestInstance;
  readonly id: string;
  constructor(instance: TestInstance, id: string) {
    this.instance = instance;
    this.id = id;
  }

  agent(wish: AgentWish = {}): Promise<TestAgent> {
    return aJoinedAgent(this.instance, this.id, wish);
  }
  /** Creates a task (by default one that needs no review) and returns its id. */
  async task(wish: Partial<TaskWish> = {}): Promise<string> {
    const task = { title: "Write it", review: "none" as const, ...wish };
    const created = await this.instance.owner.tasks.create.mutate({ workspaceId: this.id, task });
    if (!created) throw new Error("no task was made");
    return created.id;
  }
  async set(settings: Partial<WorkspaceSettings>): Promise<void> {
    const { settings: old } = await this.instance.owner.workspaces.settings.query({ workspaceId: this.id });
    await this.instance.owner.workspaces.edit.mutate({
      workspaceId: this.id,
      settings: { ...old, ...settings },
    });
  }
  async page(taskId: string) {
    const page = await this.instance.owner.tasks.show.query({ taskId });
    if (!page) throw new Error(`no task ${taskId}`);
    return page;
  }
  /** Waits until the task has this status; returns its page. */
  async reached(taskId: string, status: string) {
    return until(`${taskId} ${status}`, async () => {
      const page = await this.page(taskId);
      return page.card.status === status ? page : null;
    });
  }
  events(): Promise<ClawEvent[]> {
    return this.instance.services.log.readSince(this.id, 0, 100_000);
  }
  async eventTypes(taskId: string): Promise<string[]> {
    return (await this.events()).filter((event) => event.taskId === taskId).map((event) => event.type);
  }
  pass(seconds: number): Promise<void> {
    return this.instance.pass(this.id, seconds);
  }
}

export async function aWorkspace(
  instance: TestInstance,
  settings: Partial<WorkspaceSettings> = {},
): Promise<TestWorkspace> {
  const { id } = await instance.owner.workspaces.create.mutate({ name: "Room", goal: "See it work" });
  const workspace = new TestWorkspace(instance, id);
  if (Object.keys(settings).length > 0) await workspace.set(settings);
  return workspace;
}
