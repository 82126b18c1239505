import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { AppError } from "#server/domain/errors.ts";

type Run = { child: ChildProcess; lastLine: string | null };
const isRunning = (run: Run | undefined): run is Run =>
  run !== undefined && run.child.exitCode === null && run.child.signalCode === null;
const root = join(import.meta.dirname, "..", "..");

/** Runs the demo for a workspace as a process of its own, as `npm run demo` would. One at a time a workspace. */
export class DemoRunner {
  readonly #runs = new Map<string, Run>();

  readonly start = (workspaceId: string): void => {
    if (isRunning(this.#runs.get(workspaceId)))
      throw new AppError("conflict", "The demo is running in this workspace already.");
    const args = [join(root, "bin", "demo.mjs"), "--workspace", workspaceId];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const run: Run = { child, lastLine: null };
    this.#runs.set(workspaceId, run);
    const keep = (chunk: Buffer): void => {
      run.lastLine = chunk.toString("utf8").trim().split("\n").at(-1) ?? run.lastLine;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
  };

  readonly state = (workspaceId: string): { running: boolean; lastLine: string | null } => {
    const run = this.#runs.get(workspaceId);
    return { running: isRunning(run), lastLine: run?.lastLine ?? null };
  };

  /** Ends the demo of a workspace: its agents end with it, what they made stays. Doing nothing when none runs. */
  readonly stop = (workspaceId: string): void => {
    const run = this.#runs.get(workspaceId);
    if (isRunning(run)) run.child.kill("SIGTERM");
  };

  stopAll(): void {
    for (const workspaceId of this.#runs.keys()) this.stop(workspaceId);
  }
}
