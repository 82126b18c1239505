import { z } from "zod";
import { recoveryActions } from "#server/domain/proposals.ts";
import { Output } from "#server/domain/task.ts";

/** The facts of each kind of call, as far as the rules use them. */
const s = z.string();
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((found) => found ?? []);
/** Words, or an id of words; whatever else stands there is read as its JSON. */
const text = z
  .unknown()
  .optional()
  .transform((found) => (typeof found === "string" ? found : found == null ? "" : JSON.stringify(found)));
const Skill = z
  .union([s, z.looseObject({ id: s, description: text })])
  .transform((skill) => (typeof skill === "string" ? { id: skill, description: "" } : skill));
export const FactAgent = z.looseObject({ id: s, name: s, skills: list(Skill) });
export type FactAgent = z.infer<typeof FactAgent>;
const Line = z.looseObject({ criterion: s, passed: z.boolean(), evidence: text });
const Artifact = z.looseObject({ id: s, name: s, data: text });
const moment = s.default(() => new Date().toISOString());

export const PlanFacts = z.looseObject({
  goal: s,
  files: list(z.looseObject({ name: s, media_type: text })),
  agents: list(FactAgent),
  limits: z
    .looseObject({ max_tasks: z.number().int().min(1).default(50), review_default: text })
    .default({ max_tasks: 50, review_default: "" }),
  previous: z.looseObject({ plan: z.unknown().optional(), asked: text, done: list(s) }).nullish(),
});
export type PlanFacts = z.infer<typeof PlanFacts>;

export const ReviewFacts = z.looseObject({
  items: z.array(
    z.looseObject({
      task_id: s,
      title: text,
      acceptance: list(s),
      summary: text,
      artifacts: list(Artifact),
      machine_checks: list(Line),
      late_results: list(z.looseObject({ id: s, summary: text, artifacts: list(Artifact), payload: text })),
      changes_so_far: z.number().default(0),
      changes_left: z.number().default(1),
    }),
  ),
});
export type ReviewItem = z.infer<typeof ReviewFacts>["items"][number];

export const RecoverFacts = z.looseObject({
  agents: list(FactAgent),
  items: z.array(
    z.looseObject({
      task_id: s,
      title: text,
      instructions: text,
      acceptance: list(s),
      skills: list(s),
      outputs: list(Output),
      failure: z.union([s, z.looseObject({ code: text, message: text })]).nullish(),
      attempts: list(
        z.looseObject({
          agent: z.unknown().optional(),
          status: text,
          message: text,
          evidence: z.unknown().optional(),
          partial: text,
          clock: text,
          said: text,
        }),
      ),
      tried: list(z.looseObject({ action: text })),
      may: list(z.enum(recoveryActions)),
      depth_left: z.number().default(1),
      agents: list(FactAgent),
    }),
  ),
});
export type RecoverItem = z.infer<typeof RecoverFacts>["items"][number];

export const ConverseFacts = z.looseObject({
  asked: z
    .array(
      z.looseObject({
        message_id: text,
        author: text,
        role: text,
        body: text,
        may: z.array(s).nullish(),
        mentions_you: z.boolean().default(false),
        skills_called: list(s),
      }),
    )
    .min(1),
  thread: list(z.looseObject({ author: text, body: text })),
  runs: list(
    z.looseObject({
      id: s,
      title: text,
      status: text,
      done: z.number().default(0),
      total: z.number().default(0),
      spent_usd: z.number().nullish(),
    }),
  ),
  tasks: list(
    z.looseObject({
      id: s,
      title: text,
      status: text,
      agent: z.unknown().optional(),
      question: text,
      gap: text,
      failure: text,
    }),
  ),
  agents: list(FactAgent),
  events: list(z.looseObject({ seq: z.number(), text: text })),
  now: moment,
});
export type ConverseFacts = z.infer<typeof ConverseFacts>;

export const ConsolidateFacts = z.looseObject({
  goal: s,
  success_criteria: list(s),
  validation_steps: list(s),
  tasks: list(
    z.looseObject({ id: s, title: text, status: text, agent: z.unknown().optional(), summary: text }),
  ),
});

export const AssignFacts = z.looseObject({
  agents: list(FactAgent),
  items: z.array(
    z.looseObject({
      task_id: s,
      title: text,
      instructions: text,
      skills: list(s),
      why: text,
      candidates: list(
        z.looseObject({ agent_id: s, name: text, score: z.number().default(0), skills: list(Skill) }),
      ),
    }),
  ),
});

/** A fact that may be a name, an object with a name, or nothing. */
export function nameOf(fact: unknown): string {
  const named = z.union([s, z.looseObject({ name: s }).transform(({ name }) => name)]).safeParse(fact);
  return named.success ? named.data : "";
}
