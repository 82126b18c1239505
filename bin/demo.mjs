import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadEnvFile } from "./lib/env-file.mjs";
import { onNode24 } from "./lib/node-24.mjs";
import { say } from "./lib/step.mjs";
import { explain, Stop } from "./lib/stop.mjs";

const USAGE = `npm run demo -- [--file your.csv] [--out folder] [--no-stall] [--workspace ID] [--timeout seconds]
                [--keep-agents] [--url URL --operator-token-file FILE]
Real agent programs turn a CSV file into a checked workbook, brief and web page; one of them hangs and is replaced.`;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

function readOptions() {
  const text = /** @type {const} */ ({ type: "string" });
  const flag = /** @type {const} */ ({ type: "boolean" });
  const options = {
    file: text,
    out: text,
    workspace: text,
    timeout: text,
    url: text,
    "operator-token-file": text,
    "no-stall": flag,
    "keep-agents": flag,
    help: flag,
  };
  try {
    const { values } = parseArgs({ options });
    const seconds = Number(values.timeout ?? 180);
    if (!(seconds > 0)) throw new Error(`--timeout is a number of seconds, not “${values.timeout}”`);
    if (values.file !== undefined && !(existsSync(values.file) && statSync(values.file).isFile()))
      throw new Error(`there is no file ${values.file}`);
    return { ...values, seconds };
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** Aborted by the first Ctrl-C or SIGTERM, or when the process that started this one is gone. */
function listenForStop() {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stopping.abort());
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stopping.abort(), 1000).unref();
  return stopping.signal;
}

async function demo() {
  const options = readOptions();
  if (options.help) return say(USAGE);
  await onNode24(root, fileURLToPath(import.meta.url));
  loadEnvFile(root);
  const started = Date.now();
  const signal = listenForStop();
  const dataDir = resolve(root, process.env.DATA_DIR || ".data");
  const { chooseInput } = await import("../examples/demo/plan-run.mjs");
  const input = chooseInput(root, options.file && resolve(options.file));
  const { findInstance } = await import("../examples/demo/find-instance.mjs");
  const { Operator } = await import("../examples/demo/operator.mjs");
  const tokenFile = options["operator-token-file"];
  const given =
    options.url && tokenFile
      ? {
          url: options.url,
          readToken: () => readFileSync(tokenFile, "utf8").trim(),
          stop: async () => undefined,
        }
      : null;
  const instance = given ?? (await findInstance({ root, dataDir, signal }));
  try {
    await runDemo(new Operator(instance.url, instance.readToken), {
      ...options,
      input,
      dataDir,
      signal,
      started,
    });
  } finally {
    await instance.stop();
  }
}

/**
 * @param {import("../examples/demo/operator.mjs").Operator} operator
 * @param {ReturnType<typeof readOptions> & { input: ReturnType<typeof import("../examples/demo/plan-run.mjs").chooseInput>, dataDir: string, signal: AbortSignal, started: number }} options
 */
async function runDemo(operator, options) {
  const { startAgents, untilReady } = await import("../examples/demo/start-agents.mjs");
  const { planRun } = await import("../examples/demo/plan-run.mjs");
  const { beginRun, readResult } = await import("../examples/demo/carry-out-run.mjs");
  const { followTasks } = await import("../examples/demo/follow-tasks.mjs");
  const stall = !options["no-stall"];
  const { input } = options;
  const name = `Demo: ${basename(input.path)}`;
  const goal = `Turn ${basename(input.path)} into a checked workbook, brief and web page.`;
  const workspaceId =
    options.workspace ?? (await operator.mutate("workspaces.create", { name: name.slice(0, 80), goal })).id;
  const page = `${operator.url}/w/${workspaceId}`;
  const since = await lastEvent(operator, workspaceId);
  const { upload_id } = await operator.upload(workspaceId, input.path);
  const { token } = await operator.mutate("agents.createRegistrationToken", {
    workspaceId,
    uses: 6,
    ttlSeconds: 600,
  });
  const folder = join(options.dataDir, "demo", workspaceId);
  const agents = await startAgents({ url: operator.url, token, folder, stall, onExit: say });
  say(`Six agent programs join (logs in ${folder}). Watch the board: ${page}`);
  try {
    await untilReady(operator, workspaceId, agents.names, options.signal);
    const plan = await planRun({ root, input, stall });
    const { runId, ids } = await beginRun(operator, { workspaceId, plan, uploadId: upload_id });
    say(`The plan is in force: ${page}/runs/${runId}`);
    const { seconds, signal } = options;
    const done = await followTasks({ operator, workspaceId, ids, since, seconds, signal, tell: say });
    const result = await readResult(operator, runId, signal);
    await deliver(
      operator,
      result.artifacts,
      resolve(options.out ?? join(options.dataDir, "deliverables", workspaceId)),
    );
    for (const { task, from, to, status } of done.replaced)
      say(`“${task}”: ${from} went silent (${status}), ${to} did it.`);
    if (stall && done.replaced.length === 0) say("Nobody had to be replaced this time.");
    say(`Done in ${Math.round((Date.now() - options.started) / 1000)} s.`);
    if (result.waits) say(`The result waits for your verdict: ${page}/runs/${runId}`);
    if (options["keep-agents"]) {
      say("The agents stay and wait for work; Ctrl-C stops them.");
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    }
  } finally {
    await agents.stop();
  }
}

/**
 * The number of a workspace's last event; an old workspace has many pages of them.
 * @param {import("../examples/demo/operator.mjs").Operator} operator
 * @param {string} workspaceId
 */
async function lastEvent(operator, workspaceId) {
  let since = 0;
  for (;;) {
    const page = await operator.query("events.since", { workspaceId, since, limit: 5000 });
    if (page.length === 0) return since;
    since = page.at(-1).seq;
  }
}

/**
 * Downloads the deliverables and says where they are.
 * @param {import("../examples/demo/operator.mjs").Operator} operator
 * @param {{ id: string, name: string }[]} artifacts
 * @param {string} folder
 */
async function deliver(operator, artifacts, folder) {
  await mkdir(folder, { recursive: true });
  for (const { id, name } of artifacts) {
    // An artifact's name is an agent's word: only its last part may name a file here.
    const path = join(folder, basename(name.replaceAll("\\", "/")) || id);
    const content = await operator.download(id);
    await writeFile(path, content);
    say(`  ${path}  (${content.byteLength.toLocaleString("en-US")} bytes)`);
  }
}

try {
  await demo();
  process.exit(0);
} catch (error) {
  const stopped = error instanceof Error && error.name === "AbortError";
  say(stopped ? "Stopped." : explain(error));
  process.exit(stopped ? 130 : 1);
}
