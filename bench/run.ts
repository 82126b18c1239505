import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres } from "../bin/lib/postgres.mjs";
import { bareFanOut, productFanOut } from "./fan-out.ts";
import { median, quantile, round } from "./figures.ts";
import { floorSteps } from "./floor-steps.ts";
import { matchFigures } from "./matching.ts";
import { startFleet, startProduct } from "./processes.ts";
import { deliveryLatency, joinFleet, productSteps } from "./product-steps.ts";

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "300" },
    steps: { type: "string", default: "4000" },
    sockets: { type: "string", default: "300" },
    runs: { type: "string", default: "3" },
    port: { type: "string", default: "24950" },
  },
});
const [agents, steps, sockets, runs] = [values.agents, values.steps, values.sockets, values.runs].map(
  Number,
) as [number, number, number, number];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), "claw-bench-"));
const postgres = await startPostgres({ dataDir: join(folder, "data"), durable: true, onProgress: () => {} });
const fleet = await startFleet();
const sql = async (text: string): Promise<void> => {
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(text);
  await client.end();
};
const databaseOf = (name: string): string => new URL(`/${name}`, postgres.url).href;
await sql("create database floor");
await sql("create database product");
const product = await startProduct(databaseOf("product"), join(folder, "instance"), Number(values.port));
try {
  say(
    `${cpus().length} cores, Node ${process.version}, PostgreSQL with fsync on; ${runs} runs, medians; everything on this machine at once.`,
  );
  for (const places of [1, 3]) {
    const figures = matchFigures(2 * runs + 1, places);
    const ms = round(median(figures.map((one) => one.ms)));
    const worst = Math.min(...figures.map((one) => one.toBound));
    say(
      `matching 300 agents (${places === 1 ? "one place" : "one to three places"} each) × 1,000 ready tasks, all at once: ` +
        `${ms} ms, at least ${worst.toFixed(6)} of the linear program's bound`,
    );
  }
  const workspace = await joinFleet(product, fleet, agents);
  const floor: number[] = [];
  const ours: Awaited<ReturnType<typeof productSteps>>[] = [];
  for (let run = 0; run < runs; run++) {
    floor.push(await floorSteps(databaseOf("floor"), fleet, agents, steps));
    ours.push(await productSteps(databaseOf("product"), product, fleet, workspace, steps));
    say(
      `  run ${run + 1}: floor ${round(floor.at(-1) ?? 0)} steps/s, product ${round(ours.at(-1)?.stepsPerSecond ?? 0)} steps/s`,
    );
  }
  const perSecond = median(ours.map((one) => one.stepsPerSecond));
  say(
    `steps/s with ${agents} agents, three reports each: ${round(perSecond)} against ${round(median(floor))} of the bare loop: ratio ${round(perSecond / median(floor), 2)}`,
  );
  say(
    `  server CPU ${round(median(ours.map((one) => one.cpuMsPerStep)), 2)} ms a step; database ${round(median(ours.map((one) => one.bytesPerStep)) / 1024, 1)} kB a step`,
  );
  const latency = await deliveryLatency(fleet, workspace, 100, 5);
  say(
    `created → at the agent's door, 100 tasks/s: p50 ${round(quantile(latency.deliveredMs, 0.5), 1)} ms, p99 ${round(quantile(latency.deliveredMs, 0.99), 1)} ms (${latency.deliveredMs.length} tasks)`,
  );
  say(
    `report → durable answer, 100 tasks/s: p50 ${round(quantile(latency.reportMs, 0.5), 1)} ms, p99 ${round(quantile(latency.reportMs, 0.99), 1)} ms`,
  );
  const events = 2_000;
  const frame = 500;
  const fans: { ours: number; framed: number; single: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const mine = await productFanOut(product, workspace, sockets, events);
    const framed = await bareFanOut(sockets, mine.sample, frame);
    fans.push({ ours: mine.deliveriesPerSecond, framed, single: await bareFanOut(sockets, mine.sample, 1) });
  }
  const [mine, framed, single] = (["ours", "framed", "single"] as const).map((key) =>
    median(fans.map((fan) => fan[key])),
  );
  say(`board events to ${sockets} sockets: ${round(mine ?? 0)} deliveries/s`);
  say(
    `  bare Socket.IO, the same events in the same frames: ${round(framed ?? 0)}, ratio ${round((mine ?? 0) / (framed ?? 1), 2)}; ` +
      `one emit an event: ${round(single ?? 0)}, ratio ${round((mine ?? 0) / (single ?? 1), 2)}`,
  );
} catch (error) {
  say(String(error));
  process.exitCode = 1;
} finally {
  await product.stop();
  fleet.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
