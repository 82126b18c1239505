import { Client } from "pg";
import type { Moods } from "../agents/behaviours.ts";
import type { Random } from "../agents/random.ts";
import { type AgentOptions, SimulatedAgent } from "../agents/simulated-agent.ts";
import { Owner, Refused } from "./owner.ts";
import type { ServerProcess } from "./server-process.ts";
import { waitUntilEmpty } from "./wait-until.ts";

export const skills = ["writing", "data", "design", "code"] as const;
/** Clocks short enough that what takes minutes elsewhere takes seconds here. */
const clocks = { accept_seconds: 4, lease_seconds: 4, progress_seconds: 4, stall_seconds: 8 };
/** The workspace's setting for attempts is so high that agents, however bad, do not use them up. */
const maxAttempts = 50;

export type Crew = { count: number; moods: Moods; pace: readonly [number, number] };
type Listed = {
  id: string;
  key: string | null;
  title: string;
  status: string;
  gap: { reason: string } | null;
};
export type NewTask = {
  key: string;
  title: string;
  skills?: string[];
  depends_on?: string[];
  acceptance?: string[];
  priority?: string;
};

/** One workspace with its simulated agents, and its owner's hands. */
export class Room {
  readonly owner: Owner;
  readonly workspaceId: string;
  readonly agents: SimulatedAgent[] = [];
  readonly #server: ServerProcess;
  readonly #held: { agent: SimulatedAgent; attemptId: string }[] = [];

  private constructor(server: ServerProcess, owner: Owner, workspaceId: string) {
    this.#server = server;
    this.owner = owner;
    this.workspaceId = workspaceId;
  }

  static async open(server: ServerProcess): Promise<Room> {
    const owner = new Owner(server.dataDir);
    const { id } = await owner.tell<{ id: string }>("workspaces.create", {
      name: "Chaos",
      goal: "Finish whatever happens",
    });
    const { settings } = await owner.ask<{ settings: object }>("workspaces.settings", { workspaceId: id });
    await owner.tell("workspaces.edit", { workspaceId: id, settings: { ...settings, clocks, maxAttempts } });
    return new Room(server, owner, id);
  }

  /** Lets agents in, half of them pulling, half by webhook, and waits until all have answered the handshake. */
  async hire({ count, moods, pace }: Crew, random: Random): Promise<void> {
    const { token } = await this.owner.tell<{ token: string }>("agents.createRegistrationToken", {
      workspaceId: this.workspaceId,
      uses: count,
      ttlSeconds: 600,
    });
    const common: Pick<AgentOptions, "origin" | "moods" | "pace" | "assigned" | "foreignAttempt"> = {
      origin: this.#server.origin,
      moods,
      pace,
      assigned: (agent, attemptId) => void this.#held.push({ agent, attemptId }),
      foreignAttempt: (agent) => this.#held.findLast((one) => one.agent !== agent)?.attemptId ?? null,
    };
    for (let i = 0; i < count; i++) {
      const mode = i % 2 === 0 ? ("pull" as const) : ("webhook" as const);
      // Every skill is there in every mode; most agents have a second one.
      const own = [skills[(i >> 1) % skills.length] ?? skills[0], random.pick(skills)];
      const places = Math.floor(random.between(1, 4));
      this.agents.push(
        new SimulatedAgent({
          ...common,
          name: `${mode} ${i}`,
          mode,
          skills: [...new Set(own)],
          places,
          random: random.fork(),
        }),
      );
    }
    await Promise.all(this.agents.map((agent) => agent.join(token)));
    await waitUntilEmpty("every agent is active", 30, async () => {
      const rows = await this.owner.ask<{ name: string; status: string }[]>("agents.list", {
        workspaceId: this.workspaceId,
      });
      return rows.filter((row) => row.status !== "active").map((row) => `${row.name} is ${row.status}`);
    });
  }

  addTasks(tasks: readonly NewTask[]): Promise<{ key: string; id: string }[]> {
    return this.owner.tell("tasks.createMany", { workspaceId: this.workspaceId, tasks });
  }

  tasks(): Promise<Listed[]> {
    return this.owner.ask("tasks.list", { workspaceId: this.workspaceId });
  }

  /** Waits until every task is completed or canceled, but for those expected to stay open; a person helps where one must. */
  async finished(seconds: number, staysOpen: (task: Listed) => boolean = () => false): Promise<void> {
    await waitUntilEmpty("every task is done", seconds, async () => {
      const settled = (task: Listed): boolean => task.status === "completed" || task.status === "canceled";
      const open = (await this.tasks()).filter((task) => !settled(task) && !staysOpen(task));
      for (const task of open)
        await this.#help(task).catch((error: unknown) => {
          // The task moved on between the look and the help.
          if (!(error instanceof Refused) || error.status !== 409) throw error;
        });
      return open.map((task) => `${task.title}: ${task.status} ${task.gap?.reason ?? ""}`);
    });
  }

  /** What a person does: tries again what failed, and forgives when everyone able has been kept away from a task. */
  async #help({ id, status, gap }: Listed): Promise<void> {
    if (status === "failed") await this.owner.tell("tasks.retry", { taskId: id });
    if (status !== "ready" || !gap?.reason.includes("is excluded from this task")) return;
    for (const { agentId } of this.agents) await this.owner.tell("tasks.allowAgent", { taskId: id, agentId });
  }

  /** Revokes the agents that are gone for good, as an owner would. */
  async revokeLost(): Promise<void> {
    for (const agent of this.agents)
      if (!agent.alive) await this.owner.tell("agents.revoke", { agentId: agent.agentId });
  }

  /** Waits until nothing is on its way to any agent. */
  async settled(databaseUrl: string, seconds: number): Promise<void> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await waitUntilEmpty("every delivery is settled", seconds, async () => {
        const text = `select type, "agentId", tries, "nextAt", "lastError" from delivery where "workspaceId"=$1 and status='pending'`;
        return (await client.query(text, [this.workspaceId])).rows.map((row) => JSON.stringify(row));
      });
    } finally {
      await client.end();
    }
  }

  dismiss(): void {
    for (const agent of this.agents) agent.kill();
  }
}
