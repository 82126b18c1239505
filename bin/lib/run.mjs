import { spawn } from "node:child_process";
import { Stop } from "./stop.mjs";

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
    child.on("close", (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
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
