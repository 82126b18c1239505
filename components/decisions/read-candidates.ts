import { z } from "zod";

const part = z.number().default(0);
const Weighed = z.object({
  agentId: z.string(),
  eligible: z.boolean(),
  why: z.string().default(""),
  score: z.number(),
  parts: z.object({
    skill: part,
    record: part,
    load: part,
    speed: part,
    cost: part,
    continuity: part,
  }),
});
export type Weighed = z.infer<typeof Weighed>;

/** Among what was chosen: agents with their scores, or choices by name; whatever else was kept is left out. */
export function readCandidates(candidates: unknown): { agents: Weighed[]; choices: string[] } {
  const all: unknown[] = Array.isArray(candidates) ? candidates : [];
  return {
    agents: all.flatMap((one) => Weighed.safeParse(one).data ?? []),
    choices: all.filter((one): one is string => typeof one === "string" && one !== ""),
  };
}
