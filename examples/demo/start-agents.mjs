import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const programs = join(dirname(dirname(fileURLToPath(import.meta.url))), "agents");
/** Two writers, so that there is somebody to take over when one hangs. */
const crew = [
  { program: "profiler.ts", name: "Percy" },
  { program: "workbook.ts", name: "Tabitha" },
  { program: "writer.ts", name: "Wren" },
  { program: "writer.ts", name: "Otis" },
  { program: "web.ts", name: "Iris" },
  { program: "checker.ts", name: "Vera" },
];

/**
 * Starts the example agents as programs of their own, each with its key and log in a folder; with `stall` whichever
 * writer gets the first attempt hangs in the middle; with `oneFile` no writer takes on two deliverables at once.
 * `stop` ends them all.
 * @param {{ url: string, token: string, folder: string, stall?: boolean, oneFile?: boolean, onExit: (line: string) => void }} options
 */
export async function startAgents({ url, token, folder, stall = false, oneFile = false, onExit }) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let stopping = false;
  const children = crew.map(({ program, name }) => {
    const file = join(folder, name.toLowerCase());
    const args = [join(programs, program), "--name", name, "--key-file", `${file}.key.json`];
    if (stall && program === "writer.ts") args.push("--stall-once");
    if (oneFile && program === "writer.ts") args.push("--one-file");
    const env = { ...process.env, CLAW_URL: url, CLAW_TOKEN: token };
    const child = spawn(process.execPath, args, { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const log = createWriteStream(`${file}.log`, { flags: "a" });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once("exit", (code) => !stopping && onExit(`${name} ended (${code}); its log is ${file}.log`));
    return child;
  });
  const gone = Promise.all(children.map((child) => new Promise((resolve) => child.once("close", resolve))));
  return {
    names: crew.map(({ name }) => name),
    stop: async () => {
      stopping = true;
      for (const child of children) child.kill("SIGTERM");
      const late = setTimeout(() => {
        for (const child of children) child.kill("SIGKILL");
      }, 8000);
      await gone;
      clearTimeout(late);
    },
  };
}

/**
 * Waits until every agent said hello and can be given work; goes on after 30 s all the same, and the board says who is missing.
 * @param {import("./operator.mjs").Operator} operator
 * @param {string} workspaceId
 * @param {string[]} names
 * @param {AbortSignal} signal
 */
export async function untilReady(operator, workspaceId, names, signal) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(200, undefined, { signal })) {
    const agents = await operator.query("agents.list", { workspaceId });
    const ready = agents.filter((/** @type {{ status: string }} */ agent) => agent.status === "active");
    if (names.every((name) => ready.some((/** @type {{ name: string }} */ agent) => agent.name === name)))
      return;
  }
}
