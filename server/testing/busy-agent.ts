import type { SeenEnvelope } from "./agent-answer.ts";
import type { TestAgent } from "./test-agent.ts";

/** A job as its agent knows it: what it was sent, and the names of the files that are asked for. */
export type Job = SeenEnvelope["data"] & { outputs: string[] };
/** How an agent does a job: hands in files and a summary, or fails. */
export type Done =
  | { files?: Record<string, string>; summary: string; usage?: object }
  | { fail: { code: string; retryable: boolean; message: string; partial?: string } };

/** An agent that does whatever it is given, changes included, until stopped. */
export function busyAgent(
  agent: TestAgent,
  work: (job: Job, changes: string | null) => Done,
): { stop: () => Promise<void> } {
  let stopped = false;
  const jobs = new Map<string, Job>();
  const handIn = async (attemptId: string, done: Done): Promise<void> => {
    if ("fail" in done) return void (await agent.post(`/attempts/${attemptId}/fail`, done.fail));
    const artifacts: string[] = [];
    for (const [name, text] of Object.entries(done.files ?? {}))
      artifacts.push((await agent.upload(attemptId, name, text)).body.artifact.id);
    const { summary, usage } = done;
    await agent.post(`/attempts/${attemptId}/submit`, { summary, artifacts, ...(usage ? { usage } : {}) });
  };
  const running = (async () => {
    while (!stopped) {
      const { body } = await agent.get("/inbox?wait=1&max=5");
      for (const { delivery_id, type, data } of body?.envelopes ?? []) {
        await agent.post("/inbox/ack", { delivery_ids: [delivery_id] });
        const id = data.attempt?.id;
        if (type === "task.assigned") {
          await agent.post(`/attempts/${id}/accept`);
          const context = await agent.get(`/tasks/${data.task.id}/context`);
          const outputs = context.body.task.outputs.map(({ name }: { name: string }) => name);
          const job = { ...data, outputs };
          jobs.set(id, job);
          await handIn(id, work(job, null));
        } else if (type === "task.changes_requested") {
          const job = jobs.get(id);
          if (job) await handIn(id, work(job, data.comment));
        }
      }
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}
