import { createHash } from "node:crypto";
import type { Job, Worker } from "./worker.ts";

/** An attempt that is over answers 409, and an agent that was taken off may meet it at any call. */
const reportStatuses = [200, 202, 409] as const;

/** Sends a report on the job's attempt. */
export const report = (agent: Worker, job: Job, call: string, json: object = {}) =>
  agent.http.call(`${job.reportUrl}/${call}`, { json, expect: reportStatuses }, agent.life);

/** Uploads a small file, as a form or as a link; returns the artifact's id unless it was refused or kept aside as late. */
export async function upload(agent: Worker, job: Job, name: string): Promise<string[]> {
  const content = `# ${job.title}\n\nwritten by ${agent.name}\n`;
  const form = () => {
    const fields = new FormData();
    fields.append("name", name);
    fields.append("file", new Blob([content], { type: "text/markdown" }), name);
    return fields;
  };
  const sha256 = createHash("sha256").update(content).digest("hex");
  const link = { name, url: `https://files.example/${job.attemptId}/${name}`, sha256 };
  const body = agent.random.chance(0.7) ? { form } : { json: link };
  const answer = await agent.http.call(
    `${job.reportUrl}/artifacts`,
    { ...body, expect: [201, 409] },
    agent.life,
  );
  const { artifact } = answer.body;
  const id: unknown = artifact && typeof artifact === "object" ? Reflect.get(artifact, "id") : null;
  return typeof id === "string" ? [id] : [];
}

export type HandIn = { copies?: number; failing?: boolean };

/** Hands the job in, `copies` times at once, and writes the answers into the agent's book. */
export async function handIn(
  agent: Worker,
  job: Job,
  { copies = 1, failing = false }: HandIn = {},
): Promise<void> {
  const artifacts = job.wantsNote && !failing ? await upload(agent, job, "note.md") : [];
  const round = agent.ledger.entry(job.attemptId).rounds;
  const json = {
    summary: `${job.title}: done by ${agent.name}, round ${round}`,
    artifacts,
    checks: [
      { name: "It is good", passed: !failing, evidence: failing ? "I am not happy with it yet" : "I looked" },
    ],
    usage: { input_tokens: 10, output_tokens: 5, cost_usd: 0.001 },
  };
  const keyed = agent.random.chance(0.3)
    ? { idempotencyKey: `${job.attemptId} ${round} ${failing} ${artifacts}` }
    : {};
  agent.ledger.begin(job.attemptId);
  const ask = { json, ...keyed, expect: reportStatuses };
  const sent = Array.from({ length: copies }, () =>
    agent.http.call(`${job.reportUrl}/submit`, ask, agent.life),
  );
  agent.ledger.settle(job.attemptId, await Promise.all(sent));
}
