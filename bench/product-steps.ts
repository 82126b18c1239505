import pg from "pg";
import { sleep } from "./figures.ts";
import type { FleetOrder } from "./fleet.ts";
import { Operator } from "./operator.ts";
import type { Fleet, Product } from "./processes.ts";

const limitMs = 120_000;
/** A workspace with its agents, and what the fleet must be told before it works there. */
export type Joined = { workspaceId: string; operator: Operator; order: FleetOrder };
export type Steps = {
  stepsPerSecond: number;
  cpuMsPerStep: number;
  deliveredMs: number[];
  reportMs: number[];
  bytesPerStep: number;
};

/** Joins `agents` webhook agents by a registration token; returns the workspace. */
export async function joinFleet(product: Product, fleet: Fleet, agents: number): Promise<Joined> {
  const operator = new Operator(product);
  const { id: workspaceId } = await operator.call<{ id: string }>("workspaces.create", {
    name: "Bench",
    goal: "Measure",
  });
  const { token } = await operator.call<{ token: string }>("agents.createRegistrationToken", {
    workspaceId,
    uses: agents,
    ttlSeconds: 3600,
  });
  const keys: string[] = [];
  const api = `${product.url}/api/agent/v1`;
  const post = async (url: string, bearer: string, body: object) =>
    (
      await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).json();
  await fleet.order({ kind: "product", base: product.url, keys });
  for (let k = 0; k < agents; k++) {
    const profile = { skills: [{ id: "step", name: "Step" }] };
    const joined = await post(`${api}/join`, token, {
      name: `Agent ${k}`,
      profile,
      delivery: { mode: "webhook", url: `${fleet.url}/${k}` },
    });
    keys.push((await post(joined.claim_url, joined.claim_token, {})).api_key);
    // Each key must be known to the fleet before its ping comes.
    await fleet.order({ kind: "product", base: product.url, keys });
  }
  for (let tries = 0; tries < 400; tries++) {
    const list = await operator.query<{ status: string }[]>("agents.list", { workspaceId });
    if (list.filter((agent) => agent.status === "active").length === agents)
      return { workspaceId, operator, order: { kind: "product", base: product.url, keys } };
    await sleep(250);
  }
  throw new Error("not all agents became active");
}

/** Carries `steps` tasks through assignment, webhook and three reports with all agents at once. */
export async function productSteps(
  databaseUrl: string,
  product: Product,
  fleet: Fleet,
  workspace: Joined,
  steps: number,
): Promise<Steps> {
  const { operator, workspaceId } = workspace;
  const db = new pg.Client(databaseUrl);
  await db.connect();
  const any = async (where: string): Promise<boolean> =>
    (await db.query(`select exists(select from task where "workspaceId"=$1 and ${where}) any`, [workspaceId]))
      .rows[0].any;
  const bytes = async (): Promise<number> =>
    Number((await db.query(`select pg_database_size(current_database()) n`)).rows[0].n);
  await operator.call("workspaces.pause", { workspaceId });
  const tasks = Array.from({ length: steps }, (_, i) => ({
    title: `Step ${i}`,
    instructions: "x".repeat(300),
    skills: ["step"],
  }));
  await operator.call("tasks.createMany", { workspaceId, tasks });
  await fleet.order(workspace.order);
  await fleet.report();
  const size = await bytes();
  const cpu = product.cpuMs();
  const began = performance.now();
  await operator.call("workspaces.resume", { workspaceId });
  for (const until = Date.now() + limitMs; await any("status in ('ready','assigned','working')"); ) {
    if (Date.now() > until) {
      const { rows } = await db.query(
        `select status, count(*) n from task where "workspaceId"=$1 group by 1`,
        [workspaceId],
      );
      await db.end();
      throw new Error(
        `the steps did not end within 120 s: ${JSON.stringify(rows)}; ${JSON.stringify(await fleet.report()).slice(0, 300)}`,
      );
    }
    await sleep(50);
  }
  const seconds = (performance.now() - began) / 1000;
  const { deliveredMs, reportMs, failed } = await fleet.report();
  if (await any("status <> 'completed'")) throw new Error("not every task was completed");
  if (failed > 0) throw new Error(`${failed} reports were refused`);
  const grown = (await bytes()) - size;
  await db.end();
  return {
    stepsPerSecond: steps / seconds,
    cpuMsPerStep: (product.cpuMs() - cpu) / steps,
    deliveredMs,
    reportMs,
    bytesPerStep: grown / steps,
  };
}

/** Offers tasks (with what `wish` adds) at a steady rate and tells how long each took from its creation to its agent's door, in ms. */
export async function deliveryLatency(
  fleet: Fleet,
  workspace: Joined,
  perSecond: number,
  seconds: number,
  wish: object = {},
): Promise<{ deliveredMs: number[]; reportMs: number[] }> {
  const { operator, workspaceId } = workspace;
  await fleet.order(workspace.order);
  await fleet.report();
  const began = performance.now();
  const total = perSecond * seconds;
  const sent: Promise<unknown>[] = [];
  for (let i = 0; i < total; i++) {
    const due = began + (i * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    const task = { title: `Task ${i}`, skills: ["step"], ...wish };
    sent.push(operator.call("tasks.create", { workspaceId, task }));
  }
  await Promise.all(sent);
  await sleep(1_500);
  const { deliveredMs, reportMs } = await fleet.report();
  return { deliveredMs, reportMs };
}
