import { spawn } from "node:child_process";
import { Stop } from "./stop.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const living = new Set();
// A tool must not go on alone when we are told to stop in the middle.
process.on("exit", () => {
  for (const child of living) child.kill("SIGTERM");
});

/**
 * Runs a command to its end and returns its exit code and combined output; never throws for a non-zero code.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    living.add(child);
    let output = "";
    const take = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString();
      output += text;
      const last = text.trim().split("\n").pop();
      if (last && onLine) onLine(last);
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      living.delete(child);
      resolve({ code: code ?? (signal ? 1 : 0), output });
    });
  });
}

/**
 * Runs a command that must succeed; otherwise prints the end of its output and stops with `failure`.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { failure: string, onLine?: (line: string) => void }} options
 */
export async function mustRun(command, args, { failure, ...options }) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  process.stderr.write(`${output.trim().split("\n").slice(-25).join("\n")}\n`);
  throw new Stop(failure);
}
