import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import pg from "pg";
import { Agent, request } from "undici";
import { floorSign } from "./fleet.ts";
import type { Fleet } from "./processes.ts";

type Entry = { seq: number; body: string; prev: Buffer; hash: Buffer };
type Command = {
  message?: { id: string; step: number; type: string; body: string };
  claim?: number;
  resolve: (step: number | null) => void;
};

const tables = `
  drop table if exists f_run, f_step, f_inbox, f_audit;
  create table f_run(id int primary key, seq bigint not null, head bytea not null);
  create table f_step(id int primary key, state text not null, agent int, attempt int not null default 0, result jsonb);
  create table f_inbox(id text primary key);
  create table f_audit(seq bigint primary key, body jsonb not null, prev bytea not null, hash bytea not null);
  insert into f_run values (1, 0, '\\x00');`;

/**
 * The floor of a coordinated step with nothing but node:http, pg and undici: claim, signed webhook, three signed
 * reports, each verified, deduplicated and written with a chained audit entry; all that waits goes into one
 * transaction. Returns steps a second.
 */
export async function floorSteps(
  databaseUrl: string,
  fleet: Fleet,
  agents: number,
  steps: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  await pool.query(tables);
  await pool.query(`insert into f_step(id, state) select g, 'queued' from generate_series(1, $1) g`, [steps]);
  const http = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 60_000 });
  const { write } = groupCommitter(pool, steps);
  let left = steps;
  let finished = (): void => {};
  const done = new Promise<void>((resolve) => (finished = resolve));

  const next = async (k: number): Promise<void> => {
    const step = await write({ claim: k });
    if (step === null) return;
    const body = JSON.stringify({
      type: "task.assigned",
      step,
      at: performance.timeOrigin + performance.now(),
      note: "x".repeat(300),
    });
    const id = `out_${step}`;
    const seconds = String(Math.floor(Date.now() / 1000));
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": seconds,
      "webhook-signature": floorSign(k, id, seconds, body),
    };
    const answer = await request(`${fleet.url}/${k}`, { dispatcher: http, method: "POST", headers, body });
    await answer.body.dump();
  };

  const server = createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const k = Number((req.url ?? "").slice(1));
    if (!verified(k, req.headers, text)) return void res.writeHead(401).end();
    const { step, type } = JSON.parse(text);
    const fresh = await write({ message: { id: String(req.headers["webhook-id"]), step, type, body: text } });
    res.writeHead(202).end();
    if (fresh === null || type !== "result") return;
    if (--left === 0) finished();
    void next(k);
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(Number(Object(server.address()).port))),
  );
  await fleet.order({ kind: "floor", base: `http://127.0.0.1:${port}`, agents });
  const began = performance.now();
  for (let k = 0; k < agents; k++) void next(k);
  await done;
  const seconds = (performance.now() - began) / 1000;
  server.closeAllConnections();
  server.close();
  await http.close();
  await pool.end();
  return steps / seconds;
}

function verified(k: number, headers: IncomingHttpHeaders, text: string): boolean {
  const wanted = Buffer.from(
    floorSign(k, String(headers["webhook-id"]), String(headers["webhook-timestamp"]), text),
  );
  const given = Buffer.from(String(headers["webhook-signature"]));
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Drains what waits into one transaction, as soon as the last one is done. */
function groupCommitter(pool: pg.Pool, steps: number) {
  let waiting: Command[] = [];
  let flushing = false;
  let seq = 0;
  let nextStep = 1;
  let head: Buffer = Buffer.from([0]);
  const chain = (entry: object): Entry => {
    const body = JSON.stringify(entry);
    const prev = head;
    seq++;
    head = createHash("sha256").update(prev).update(String(seq)).update(body).digest();
    return { seq, body, prev, hash: head };
  };
  const flush = async (): Promise<void> => {
    flushing = true;
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(
        pool,
        batch,
        chain,
        () => (nextStep <= steps ? nextStep++ : null),
        () => ({ seq, head }),
      );
    }
    flushing = false;
  };
  const write = (command: Omit<Command, "resolve">): Promise<number | null> =>
    new Promise((resolve) => {
      waiting.push({ ...command, resolve });
      if (!flushing) void flush();
    });
  return { write };
}

async function commit(
  pool: pg.Pool,
  batch: Command[],
  chain: (entry: object) => Entry,
  claim: () => number | null,
  now: () => { seq: number; head: Buffer },
): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  const messages = batch.flatMap((command) => command.message ?? []);
  const { rows } = await client.query<{ id: string }>(
    "insert into f_inbox select unnest($1::text[]) on conflict do nothing returning id",
    [messages.map((m) => m.id)],
  );
  const fresh = new Set(rows.map((row) => row.id));
  const applied = messages.filter((message) => fresh.has(message.id));
  const results = applied.filter((message) => message.type === "result");
  await client.query(
    `update f_step s set state='done', result=v.r from (select unnest($1::int[]) id, unnest($2::jsonb[]) r) v where s.id=v.id`,
    [results.map((m) => m.step), results.map((m) => m.body)],
  );
  const claims = batch
    .filter((command) => command.claim !== undefined)
    .map((command) => ({ command, step: claim() }));
  const given = claims.filter((one) => one.step !== null);
  await client.query(
    `update f_step s set state='sent', agent=v.k, attempt=attempt+1 from (select unnest($1::int[]) id, unnest($2::int[]) k) v where s.id=v.id`,
    [given.map((one) => one.step), given.map((one) => one.command.claim)],
  );
  const entries = [
    ...applied.map((m) => chain({ type: m.type, step: m.step })),
    ...given.map((one) => chain({ type: "sent", step: one.step, agent: one.command.claim })),
  ];
  const { seq, head } = now();
  await client.query(
    `with u as (update f_run set seq=$1, head=$2) insert into f_audit select unnest($3::bigint[]), unnest($4::jsonb[]), unnest($5::bytea[]), unnest($6::bytea[])`,
    [
      seq,
      head,
      entries.map((e) => e.seq),
      entries.map((e) => e.body),
      entries.map((e) => e.prev),
      entries.map((e) => e.hash),
    ],
  );
  await client.query("commit");
  client.release();
  for (const command of batch)
    if (command.message) command.resolve(fresh.has(command.message.id) ? command.message.step : null);
  for (const { command, step } of claims) command.resolve(step);
}
