import { z } from "zod";

const Money = z.number().min(0).max(1_000_000).nullable();

/** How a workspace's coordinator may act; every field has a default so that old rows stay readable. */
export const CoordinatorSettings = z.object({
  /** What people call it: `@kimi` is an explicit request. */
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, "one word, without the @")
    .default("kimi"),
  /** Does a plan wait for a person's yes? `under_budget`: only when the run has no budget. */
  approval: z.enum(["always", "under_budget", "never"]).default("always"),
  /** Who judges work marked for the model's review while the model is away: it waits, or goes to an agent or a person. */
  whenAway: z.enum(["wait", "peer", "person"]).default("wait"),
  /** Who judges a run's result at the end. */
  resultReview: z.enum(["model", "person", "none"]).default("person"),
  /** May it answer messages that do not name it? */
  talks: z.enum(["always", "when_named", "never"]).default("always"),
  /** May a message to it become a task or a run, of members who may create them themselves? */
  mayCreate: z.boolean().default(true),
  maxPlanTasks: z.number().int().min(1).max(500).default(60),
  /** How often work may be split, and into how many parts at once. */
  maxDepth: z.number().int().min(0).max(5).default(2),
  maxParts: z.number().int().min(2).max(20).default(6),
  /** Attempts of a run's task before the coordinator decides what now. */
  attemptsPerRung: z.number().int().min(1).max(20).default(3),
  /** How often trouble with one task is decided on before a person is asked, and how long each rung may take. */
  maxRecoveries: z.number().int().min(0).max(10).default(3),
  rungSeconds: z.number().int().min(10).max(604_800).default(900),
  /** The same result this many times is a loop. */
  sameAgain: z.number().int().min(2).max(10).default(3),
  /** A calendar month's limits (UTC); null is none. */
  budget: z
    .object({
      usd: Money.default(null),
      tokens: z.number().int().min(0).max(10_000_000_000).nullable().default(null),
      runs: z.number().int().min(0).max(100_000).nullable().default(null),
      warnAt: z.number().min(0.1).max(1).default(0.8),
    })
    .default({ usd: null, tokens: null, runs: null, warnAt: 0.8 }),
});
export type CoordinatorSettings = z.infer<typeof CoordinatorSettings>;
