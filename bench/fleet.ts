import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { Agent, request } from "undici";

/** A process that plays many webhook agents: each envelope is answered 202, then worked off with three reports. */
export type FleetOrder =
  | { kind: "product"; base: string; keys: string[] }
  | { kind: "floor"; base: string; agents: number }
  | { kind: "report" };
export type FleetReport = { deliveredMs: number[]; reportMs: number[]; done: number; failed: number };

const http = new Agent({ connections: 128, pipelining: 1, keepAliveTimeout: 60_000 });
const clock = (): number => performance.timeOrigin + performance.now();
let order: FleetOrder = { kind: "report" };
let report: FleetReport = { deliveredMs: [], reportMs: [], done: 0, failed: 0 };

export const floorKey = (k: number): Buffer => Buffer.alloc(32, (k % 250) + 1);
export const floorSign = (k: number, id: string, seconds: string, body: string): string =>
  `v1,${createHmac("sha256", floorKey(k)).update(`${id}.${seconds}.${body}`).digest("base64")}`;

async function post(url: string, headers: Record<string, string>, body: string): Promise<void> {
  const began = performance.now();
  const answer = await request(url, {
    dispatcher: http,
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  await answer.body.dump();
  report.reportMs.push(performance.now() - began);
  if (answer.statusCode >= 300) {
    report.failed++;
    throw new Error(`${url} answered ${answer.statusCode}`);
  }
}

async function workProduct(k: number, text: string): Promise<void> {
  if (order.kind !== "product") return;
  const { type, timestamp, data } = JSON.parse(text);
  if (type === "agent.ping") {
    // The ping may be here before the key is: joining is told over another line.
    while (order.kind === "product" && !order.keys[k])
      await new Promise((resolve) => setTimeout(resolve, 20));
    await post(
      `${order.base}/api/agent/v1/check-in`,
      { authorization: `Bearer ${order.keys[k]}` },
      JSON.stringify({ nonce: data.nonce }),
    );
    return;
  }
  if (type !== "task.assigned") return;
  report.deliveredMs.push(clock() - Date.parse(timestamp));
  const headers = { authorization: `Bearer ${order.keys[k]}` };
  await post(`${data.report_url}/accept`, headers, "{}");
  await post(`${data.report_url}/heartbeat`, headers, JSON.stringify({ percent: 50, note: "half way" }));
  await post(`${data.report_url}/submit`, headers, JSON.stringify({ summary: "ok ".repeat(60) }));
  report.done++;
}

async function workFloor(k: number, text: string): Promise<void> {
  if (order.kind !== "floor") return;
  const { step, at } = JSON.parse(text);
  report.deliveredMs.push(clock() - at);
  for (const [seq, type] of ["accepted", "progress", "result"].entries()) {
    const body = JSON.stringify({ type, step, seq, output: "ok ".repeat(60) });
    const id = `in_${step}_${seq}`;
    const seconds = String(Math.floor(Date.now() / 1000));
    await post(
      `${order.base}/${k}`,
      {
        "webhook-id": id,
        "webhook-timestamp": seconds,
        "webhook-signature": floorSign(k, id, seconds, body),
      },
      body,
    );
  }
  report.done++;
}

async function readAll(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

if (process.send) {
  const server = createServer({ keepAliveTimeout: 60_000 }, async (req, res) => {
    const text = await readAll(req);
    res.writeHead(202).end();
    const k = Number((req.url ?? "").slice(1));
    (order.kind === "floor" ? workFloor(k, text) : workProduct(k, text)).catch(() => undefined);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
  });
  process.on("message", (message: FleetOrder) => {
    if (message.kind === "report") {
      process.send?.(report);
      report = { deliveredMs: [], reportMs: [], done: 0, failed: 0 };
    } else {
      order = message;
      process.send?.("ready");
    }
  });
}
