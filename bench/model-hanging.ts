import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres } from "../bin/lib/postgres.mjs";
import { ModelProcess } from "../e2e/model/model-process.ts";
import { median, quantile, round, sleep } from "./figures.ts";
import { startFleet, startProduct } from "./processes.ts";
import { deliveryLatency, joinFleet } from "./product-steps.ts";

/** Does a report wait for the model? The same load with the model healthy and hanging, in turn; every task asks for the model's verdict. */
const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "100" },
    rounds: { type: "string", default: "9" },
    seconds: { type: "string", default: "5" },
    rate: { type: "string", default: "25" },
    port: { type: "string", default: "24951" },
  },
});
const [agents, rounds, seconds, rate] = [values.agents, values.rounds, values.seconds, values.rate].map(
  Number,
) as [number, number, number, number];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const judged = { review: "model", acceptance: ["It says what was done."] };

const folder = mkdtempSync(join(tmpdir(), "claw-bench-"));
const postgres = await startPostgres({ dataDir: join(folder, "data"), durable: true, onProgress: () => {} });
const model = await ModelProcess.start();
const fleet = await startFleet();
const product = await startProduct(postgres.url, join(folder, "instance"), Number(values.port), {
  MODEL_BASE_URL: model.url,
  MODEL_API_KEY: "sk-bench",
  MODEL_CONCURRENCY: "4",
  MODEL_PER_MINUTE: "100000",
  // Short, so that a round sees calls that hang, and the model called away, and the trials in between.
  MODEL_FIRST_BYTE_SECONDS: "3",
  MODEL_REST_SECONDS: "1",
});
const db = new pg.Client(postgres.url);
await db.connect();
const waiting = async (): Promise<number> =>
  (await db.query(`select count(*)::int as n from task where status not in ('completed','canceled')`)).rows[0]
    .n;

type Round = { p99: number; waiting: number; reports: number };
async function p99(): Promise<Round> {
  const { reportMs } = await deliveryLatency(fleet, workspace, rate, seconds, judged);
  const left = await waiting();
  return { p99: quantile(reportMs, 0.99), waiting: left, reports: reportMs.length };
}
/** The next round begins with nothing left over. */
async function drained(): Promise<void> {
  await model.mode(null);
  for (const until = Date.now() + 120_000; (await waiting()) > 0; await sleep(200))
    if (Date.now() > until) throw new Error(`${await waiting()} tasks still wait for the model`);
}

const workspace = await joinFleet(product, fleet, agents);
try {
  say(
    `${cpus().length} cores, Node ${process.version}; ${agents} agents, ${rate} judged tasks a second, ${rounds} rounds of ${seconds} s each`,
  );
  await p99();
  await drained();
  const healthy: number[] = [];
  const hanging: number[] = [];
  const hung = async (): Promise<Round> => {
    await model.mode("hang");
    const seen = await p99();
    await drained();
    return seen;
  };
  const answered = async (): Promise<Round> => {
    const seen = await p99();
    await drained();
    return seen;
  };
  for (let n = 1; n <= rounds; n++) {
    // In turn first, so that what the machine does besides falls on both.
    const first = n % 2 === 1 ? await answered() : await hung();
    const second = n % 2 === 1 ? await hung() : await answered();
    const [well, ill] = n % 2 === 1 ? [first, second] : [second, first];
    healthy.push(well.p99);
    hanging.push(ill.p99);
    say(
      `  round ${n}: healthy p99 ${round(well.p99, 1)} ms (${well.reports} reports, ${well.waiting} tasks open at its end), ` +
        `hanging p99 ${round(ill.p99, 1)} ms (${ill.reports} reports, ${ill.waiting} open)`,
    );
  }
  const [well, ill] = [median(healthy), median(hanging)];
  say(
    `report → durable answer, p99, medians of ${rounds} rounds: model healthy ${round(well, 1)} ms, hanging ${round(ill, 1)} ms: ratio ${round(ill / well, 2)}`,
  );
} catch (error) {
  say(String(error));
  process.exitCode = 1;
} finally {
  await db.end();
  await product.stop();
  fleet.stop();
  await model.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
