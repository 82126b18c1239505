import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { say } from "./step.mjs";
import { Stop } from "./stop.mjs";

const MAX_RESTARTS = 5;
const WINDOW_MS = 60_000;
const GRACE_MS = 10_000;
/** The server's exit code for a problem that no restart can cure (EX_CONFIG): it has already said which. */
const DO_NOT_RESTART = 78;

/**
 * Runs the server until `stopping` is aborted and restarts it with growing pauses when it dies by itself. Resolves after an
 * orderly stop (SIGTERM, 10 s, then SIGKILL); stops with a line after more than five deaths in a minute.
 * @param {{ command: string, args: string[], env: NodeJS.ProcessEnv, cwd: string, stopping: AbortSignal }} options
 */
export async function supervise({ command, args, env, cwd, stopping }) {
  /** @type {number[]} */
  let deaths = [];
  while (!stopping.aborted) {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    const ended = new Promise((resolve) => {
      child.on("error", (error) => resolve(error.message));
      child.on("exit", (code, signal) => resolve(signal ?? code ?? 1));
    });
    const end = () => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
    };
    stopping.addEventListener("abort", end, { once: true });
    const reason = await ended;
    stopping.removeEventListener("abort", end);
    if (stopping.aborted) break;
    if (reason === DO_NOT_RESTART) throw new Stop("The server refused to start; the reason is above.");
    deaths = [...deaths.filter((at) => at > Date.now() - WINDOW_MS), Date.now()];
    if (deaths.length > MAX_RESTARTS) {
      throw new Stop(
        `The server died ${deaths.length} times within a minute (last: ${reason}). Its last words are above; fix the cause and start again.`,
      );
    }
    const pause = 250 * 2 ** (deaths.length - 1);
    say(`! The server ended unexpectedly (${reason}); starting it again in ${pause / 1000} s`);
    await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
  }
}
