import { setTimeout as sleep } from "node:timers/promises";
import { type Assignment, type Changes, Taken, type Work, workOnAttempt } from "./claw-attempt.ts";
import { call } from "./claw-http.ts";
import { joinWorkspace, type Settings } from "./claw-join.ts";

type Envelope = {
  delivery_id: string;
  type: string;
  data: Assignment & Changes & { nonce: string; reason: string; changes: { field: string }[] };
};

/** Joins (once; the key is kept in a file), then works off the inbox until SIGTERM or Ctrl-C. */
export async function runAgent(settings: Settings, work: Work): Promise<void> {
  const log = (line: string) =>
    console.log(`${new Date().toISOString().slice(11, 19)} ${settings.name}: ${line}`);
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => stop.abort(new Error("stopped")));
  try {
    const { api_key } = await joinWorkspace(settings, log, stop.signal);
    await workOff(`${settings.url}/api/agent/v1`, api_key, work, log, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) {
      log(`cannot go on: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    }
  }
  log("stopped.");
  process.exit(0);
}

/** Long-polls the inbox for ever; every attempt runs beside the polling. */
async function workOff(
  api: string,
  key: string,
  work: Work,
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const running = new Map<string, { cancel: AbortController; done: Promise<void> }>();
  const known = new Map<string, Assignment>();
  /** Envelopes that were not acknowledged in time come again with the same delivery_id. */
  const seen = new Set<string>();

  function begin(assigned: Assignment, changes: Changes | null): void {
    const { id } = assigned.attempt;
    const cancel = new AbortController();
    const done = workOnAttempt(key, assigned, changes, work, cancel, log).finally(() => running.delete(id));
    known.set(id, assigned);
    running.set(id, { cancel, done });
  }

  async function receive({ type, data }: Envelope): Promise<void> {
    const id = data.attempt?.id ?? "";
    const assigned = known.get(id);
    if (type === "agent.ping") await call(key, `${api}/check-in`, { nonce: data.nonce });
    else if (type === "task.canceled" || type === "task.superseded")
      running.get(id)?.cancel.abort(new Taken(data.reason));
    else if (type === "task.assigned" && !assigned) begin(data, null);
    else if (type === "task.edited" && assigned) {
      // What is under way goes on as it was asked for; changes that are requested later are made to the new words.
      known.set(id, { ...assigned, task: data.task });
      log(`“${data.task.title}” was edited: ${data.changes.map(({ field }) => field).join(", ")}.`);
    } else if (type === "task.changes_requested") {
      await running.get(id)?.done;
      const message = "This agent was restarted and no longer has this work at hand.";
      if (assigned) begin(assigned, data);
      else await call(key, `${data.report_url}/fail`, { code: "restarted", retryable: true, message });
    }
  }

  try {
    while (!stop.aborted) {
      const { envelopes } = await call<{ envelopes: Envelope[] }>(
        key,
        `${api}/inbox?wait=25&max=5`,
        undefined,
        stop,
      );
      for (const envelope of envelopes.filter(({ delivery_id }) => !seen.has(delivery_id))) {
        seen.add(envelope.delivery_id);
        await receive(envelope).catch((error: Error) => log(`${envelope.type}: ${error.message}`));
      }
      const delivery_ids = envelopes.map(({ delivery_id }) => delivery_id);
      if (delivery_ids.length > 0) await call(key, `${api}/inbox/ack`, { delivery_ids }, stop);
    }
  } finally {
    for (const { cancel } of running.values()) cancel.abort(new Error("this agent was stopped"));
    await Promise.race([Promise.all([...running.values()].map(({ done }) => done)), sleep(5000)]);
  }
}
