import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { call, Refused, send } from "./claw-http.ts";

export type FileRef = {
  id?: string;
  name: string;
  url: string;
  sha256: string;
  media_type: string;
  bytes: number;
};
export type Criterion = { name: string; passed: boolean; evidence: string };
export type Changes = { comment: string; lines: { criterion: string; passed: boolean; evidence: string }[] };
export type Assignment = {
  task: {
    id: string;
    title: string;
    instructions: string;
    acceptance: string[];
    context_url: string;
    attachments: FileRef[];
  };
  attempt: { id: string; number: number; lease_seconds: number };
  report_url: string;
};
/** What the work function gets: the task, its context, and ways to report. */
export type Job = Assignment & {
  context: Record<string, unknown>;
  /** What a review asked to be changed, when this is not the first round. */
  changes: Changes | null;
  say: (type: "thought" | "action" | "error", body: string, result?: string) => Promise<void>;
  progress: (percent: number, note: string) => Promise<void>;
  upload: (name: string, content: Uint8Array | string, mediaType: string) => Promise<string>;
  download: (file: FileRef) => Promise<Uint8Array>;
  /** Stops all signs of life, as a hung program would, until the workspace has given the work to another agent. */
  hang: () => Promise<never>;
};
export type Work = (job: Job) => Promise<{ summary: string; artifacts: string[]; checks?: Criterion[] }>;

/** Carries one attempt from accept to submit with heartbeats all along; tells the workspace when it fails, and lets go when the work was taken away. */
export async function workOnAttempt(
  key: string,
  assigned: Assignment,
  changes: Changes | null,
  work: Work,
  cancel: AbortController,
  log: (line: string) => void,
): Promise<void> {
  const { task, attempt, report_url } = assigned;
  const { signal } = cancel;
  const report = <T>(path: string, body: unknown) => call<T>(key, `${report_url}/${path}`, body);
  let paused = false;
  const beat = async (body: object = {}) => {
    const { directive } = await report<{ directive?: string }>("heartbeat", body);
    if (directive === "cancel") cancel.abort(new Error("the workspace canceled it"));
    paused = directive === "pause";
  };
  const seconds = Math.max(1, Math.min(attempt.lease_seconds / 3, 60));
  const alive = setInterval(() => beat().catch((error: Error) => cancel.abort(error)), seconds * 1000);
  /** Between two steps: does nothing while paused, and stops when the work was taken away. */
  const mayGoOn = async () => {
    while (paused && !signal.aborted) await sleep(1000);
    signal.throwIfAborted();
  };
  try {
    if (!changes) await report("accept", {});
    log(`working on “${task.title}” (attempt ${attempt.number}${changes ? ", changes requested" : ""}).`);
    const result = await work({
      ...assigned,
      changes,
      context: await call<Record<string, unknown>>(key, task.context_url),
      say: async (type, body, outcome) => {
        await mayGoOn();
        await report("activities", { type, body, result: outcome });
      },
      progress: async (percent, note) => {
        await mayGoOn();
        await beat({ percent, note });
      },
      upload: async (name, content, mediaType) => {
        await mayGoOn();
        const form = new FormData();
        const bytes = typeof content === "string" ? content : new Uint8Array(content);
        form.set("file", new Blob([bytes], { type: mediaType }), name);
        form.set("name", name);
        form.set("media_type", mediaType);
        return (await report<{ artifact: { id: string } }>("artifacts", form)).artifact.id;
      },
      download: async ({ name, url, sha256 }) => {
        const answer = await send(key, url, undefined, signal);
        const content = new Uint8Array(await answer.arrayBuffer());
        if (createHash("sha256").update(content).digest("hex") !== sha256)
          throw new Error(`${name} arrived damaged.`);
        return content;
      },
      hang: async () => {
        clearInterval(alive);
        log(`hangs in the middle of “${task.title}” (as asked by --stall-once).`);
        await new Promise((wake) => signal.addEventListener("abort", wake, { once: true }));
        await beat(); // A hung program that wakes up reports as if nothing had happened: 409 stale_attempt.
        throw new Error("It woke up while the attempt was still open.");
      },
    });
    await mayGoOn();
    const answer = await report<{ task: { status: string } }>("submit", result);
    log(`handed in “${task.title}”: now ${answer.task.status}.`);
  } catch (error) {
    const taken = error instanceof Refused && error.code === "stale_attempt";
    const reason = signal.aborted && !taken ? (signal.reason as Error) : (error as Error);
    log(`let go of “${task.title}”: ${reason.message}`);
    // What was taken away is no longer ours to fail; everything else somebody must hear of.
    if (taken || reason instanceof Taken || (reason instanceof Refused && reason.code === "stale_attempt"))
      return;
    const failure =
      reason instanceof CannotDo
        ? { code: reason.code, retryable: false, partial: reason.partial }
        : { code: "error", retryable: true };
    await report("fail", { ...failure, message: reason.message }).catch(() => undefined);
  } finally {
    clearInterval(alive);
  }
}

/** Work that will not come out better by trying again here: why, in a word and a sentence, and what is done of it. */
export class CannotDo extends Error {
  readonly code: string;
  readonly partial: string | undefined;
  constructor(code: string, message: string, partial?: string) {
    super(message);
    this.code = code;
    this.partial = partial;
  }
}

/** Why an attempt is no longer ours: canceled, or given to another agent. */
export class Taken extends Error {}
