import { z } from "zod";
import type { Job } from "./worker.ts";

const Wire = z.object({
  type: z.string(),
  data: z.object({
    nonce: z.string().optional(),
    task: z.object({ title: z.string() }).optional(),
    attempt: z.object({ id: z.string() }).optional(),
    report_url: z.string().optional(),
  }),
});

/** An envelope as far as a simulated agent reads it. */
export type Envelope = {
  type: string;
  nonce: string | null;
  attempt: string | null;
  job: Job | null;
};

/** Reads an envelope off the wire, pushed or pulled; throws when it is none. */
export function readEnvelope(value: unknown): Envelope {
  const { type, data } = Wire.parse(value);
  const { nonce = null, task, attempt, report_url: reportUrl } = data;
  const job =
    task && attempt && reportUrl
      ? { attemptId: attempt.id, reportUrl, title: task.title, wantsNote: task.title.endsWith("with a note") }
      : null;
  return { type, nonce, attempt: attempt?.id ?? null, job };
}
