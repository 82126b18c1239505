import { Client } from "pg";
import type { CoordinatorState } from "#server/domain/decision.ts";
import type { Moods } from "../agents/behaviours.ts";
import type { Random } from "../agents/random.ts";
import { Refused } from "./owner.ts";
import { Room, skills } from "./room.ts";
import type { ServerProcess } from "./server-process.ts";
import { waitUntilEmpty } from "./wait-until.ts";

type Row = { id: string; title: string; status: string; review: string; failure: { code: string } | null };

/** Mostly good: what is tried here is the coordinator. Those that fail, or hand in what is not good, give it decisions. */
const moods: Moods = { normal: 82, failing: 7, broken: 5, sloppy: 3, duplicate: 3 };
const closed = "a skill nobody has";

/** A plan of `total` tasks in phases. A phase opens by its gate; half of its tasks are judged by the model, and half of them wait for others. */
export function phasedPlan(title: string, phases: readonly string[], total: number, random: Random): object {
  const each = Math.floor(total / phases.length);
  const tasks = phases.flatMap((phase, p) => {
    const gate = {
      key: `g${p}`,
      title: `${phase}: gate`,
      skills: [closed],
      review: "none",
      depends_on: p > 0 ? [`g${p - 1}`] : [],
    };
    const count = (p === phases.length - 1 ? total - each * p : each) - 1;
    return [
      gate,
      ...Array.from({ length: count }, (_, i) => ({
        key: `t${p}-${i}`,
        title: `${phase}: task ${i}`,
        skills: [random.pick(skills)],
        ...(i % 2 === 0
          ? { review: "none" }
          : { review: "model", acceptance: ["It is complete and of use."] }),
        depends_on: i % 4 < 2 ? [gate.key] : [`t${p}-${i - (i % 4)}`],
      })),
    ];
  });
  return { title, goal: "Finish whatever the model does", tasks };
}

/** A room whose coordinator is a model: 30 agents, runs in phases, and a person who does what only a person can. */
export class ModelRoom {
  readonly room: Room;
  readonly #db: Client;
  #closed = false;

  private constructor(room: Room, db: Client) {
    this.room = room;
    this.#db = db;
  }

  static async open(
    server: ServerProcess,
    databaseUrl: string,
    agents: number,
    random: Random,
    more: object = {},
  ): Promise<ModelRoom> {
    const room = await Room.open(server);
    const workspaceId = room.workspaceId;
    const { settings } = await room.owner.ask<{ settings: { coordinator: object } }>("workspaces.settings", {
      workspaceId,
    });
    // Most failures are made good by another attempt, some are the coordinator's to decide on; results are the model's to judge.
    const coordinator = {
      ...settings.coordinator,
      attemptsPerRung: 5,
      resultReview: "model",
      maxPlanTasks: 200,
      ...more,
    };
    await room.owner.tell("workspaces.edit", { workspaceId, settings: { ...settings, coordinator } });
    await room.hire({ count: agents, moods, pace: [40, 250] }, random.fork());
    const db = new Client({ connectionString: databaseUrl });
    await db.connect();
    return new ModelRoom(room, db);
  }

  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.#db.query(text, values)).rows as T[];
  }
  /** Who coordinates now, as boards are told. */
  async coordinator(): Promise<CoordinatorState> {
    const [row] = await this.rows<{ coordinator: CoordinatorState }>(
      "select coordinator from workspace where id=$1",
      [this.room.workspaceId],
    );
    if (!row) throw new Error("the workspace is gone");
    return row.coordinator;
  }

  async startRun(plan: object): Promise<string> {
    const { id, status } = await this.room.owner.tell<{ id: string; status: string }>("runs.create", {
      workspaceId: this.room.workspaceId,
      plan,
    });
    if (status === "proposed") await this.room.owner.tell("runs.approve", { runId: id, version: 1 });
    return id;
  }
  tasksOf(runId: string, phase = ""): Promise<Row[]> {
    return this.rows<Row>(
      `select id, title, status, review, failure from task where "runId"=$1 and title like $2 order by id`,
      [runId, `${phase}%`],
    );
  }
  /** Lets a phase begin. */
  async openGate(runId: string, phase: string): Promise<void> {
    const [gate] = await this.tasksOf(runId, `${phase}: gate`);
    if (!gate) throw new Error(`no gate of ${phase}`);
    await this.room.owner.tell("tasks.edit", { taskId: gate.id, skills: ["writing"] });
  }
  say(body: string): Promise<unknown> {
    return this.room.owner.tell("threads.post", { threadId: `th_${this.room.workspaceId.slice(3)}`, body });
  }

  /** Waits until a phase is done; a person judges what was put to them and tries again what was given up. */
  finished(runId: string, phase: string, seconds: number): Promise<void> {
    return this.#done(phase || "the run", seconds, () => this.tasksOf(runId, phase));
  }
  /** Waits until the tasks of no run are done. */
  alone(seconds: number): Promise<void> {
    return this.#done("all else", seconds, () =>
      this.rows<Row>(
        `select id, title, status, review, failure from task where "workspaceId"=$1 and "runId" is null`,
        [this.room.workspaceId],
      ),
    );
  }
  async #done(what: string, seconds: number, list: () => Promise<Row[]>): Promise<void> {
    await waitUntilEmpty(`${what} is done`, seconds, async () => {
      const open = (await list()).filter(({ status }) => status !== "completed" && status !== "canceled");
      await Promise.all(open.map((task) => this.help(task)));
      return open.map(({ title, status, review }) => `${title}: ${status}, ${review}`);
    });
  }
  async ended(runId: string, seconds: number): Promise<void> {
    await waitUntilEmpty("the run has ended", seconds, async () => {
      const [run] = await this.rows<{ status: string; result: object; hold: object }>(
        "select * from run where id=$1",
        [runId],
      );
      return run?.status === "completed"
        ? []
        : [JSON.stringify([run?.status, run?.hold, await this.coordinator()])];
    });
  }

  /** What a person does for a task; a gate that failed is tried again at once, since all else waits for it. */
  async help({ id, title, status, review, failure }: Row): Promise<void> {
    const { owner } = this.room;
    const given =
      failure?.code === "needs_person" || failure?.code === "given_up" || title.endsWith(": gate");
    try {
      if (status === "in-review" && review === "person")
        await owner.tell("tasks.review", { taskId: id, verdict: "accepted", comment: "good enough" });
      if (status === "failed" && given) await owner.tell("tasks.retry", { taskId: id });
      if (status === "ready")
        for (const { agentId } of await this.#excluded(id))
          await owner.tell("tasks.allowAgent", { taskId: id, agentId });
    } catch (error) {
      // It moved on between the look and the help.
      if (!(error instanceof Refused) || error.status !== 409) throw error;
    }
  }
  /** Agents kept away from a task that nobody else can do. */
  async #excluded(taskId: string): Promise<{ agentId: string }[]> {
    const [task] = await this.rows<{ excluded: { agentId: string }[]; gap: { reason: string } | null }>(
      "select excluded, gap from task where id=$1",
      [taskId],
    );
    return task?.gap?.reason.includes("is excluded from this task") ? task.excluded : [];
  }

  /** Ends it; twice is as good as once. */
  async close(): Promise<void> {
    this.room.dismiss();
    if (!this.#closed) await this.#db.end();
    this.#closed = true;
  }
}
