import { CoordinatorSettings } from "#server/domain/coordinator-settings.ts";
import { readNumber } from "./clock-draft.ts";

/** The numbers people may set: their name in the settings, what they are called, what they do, and a unit. */
export const coordinatorFigures = [
  ["maxPlanTasks", "Tasks in a plan", "A plan with more is sent back to the model.", ""],
  ["maxDepth", "Splits inside splits", "How deep failed work may be divided. 0: never.", ""],
  ["maxParts", "Parts of a split", "Into how many parts at once, at most.", ""],
  [
    "attemptsPerRung",
    "Attempts before a decision",
    "So many agents try before the coordinator decides what now.",
    "",
  ],
  ["maxRecoveries", "Decisions on one task", "After so many a person is asked.", ""],
  ["rungSeconds", "Patience of each step", "How long a step of recovery may wait for the model.", "s"],
  ["sameAgain", "Same result again", "The same failure so many times is a loop, and not repeated.", ""],
] as const;
/** The limits of a calendar month; empty is none. */
export const monthLimits = [
  ["usd", "US dollars", "$"],
  ["tokens", "Tokens", ""],
  ["runs", "Runs", ""],
] as const;

type Figure = (typeof coordinatorFigures)[number][0];
type Limit = (typeof monthLimits)[number][0];
type Choices = Pick<CoordinatorSettings, "approval" | "whenAway" | "resultReview" | "talks" | "mayCreate">;
/** What the form holds, as people type it. */
export type CoordinatorDraft = Choices & { name: string; warnAt: string } & Record<Figure | Limit, string>;
export type CoordinatorErrors = Partial<Record<keyof CoordinatorDraft, string>>;

const shown = (value: number | null): string => (value === null ? "" : String(value));

/** The fields of settings that are in force. */
export function coordinatorDraftOf(settings: CoordinatorSettings): CoordinatorDraft {
  const { budget, name, approval, whenAway, resultReview, talks, mayCreate } = settings;
  return {
    name,
    approval,
    whenAway,
    resultReview,
    talks,
    mayCreate,
    maxPlanTasks: shown(settings.maxPlanTasks),
    maxDepth: shown(settings.maxDepth),
    maxParts: shown(settings.maxParts),
    attemptsPerRung: shown(settings.attemptsPerRung),
    maxRecoveries: shown(settings.maxRecoveries),
    rungSeconds: shown(settings.rungSeconds),
    sameAgain: shown(settings.sameAgain),
    usd: shown(budget.usd),
    tokens: shown(budget.tokens),
    runs: shown(budget.runs),
    warnAt: shown(Math.round(budget.warnAt * 100)),
  };
}

const ranges: CoordinatorErrors = {
  name: "One word of letters, digits, - or _, without the @.",
  maxPlanTasks: "A whole number from 1 to 500.",
  maxDepth: "A whole number from 0 to 5.",
  maxParts: "A whole number from 2 to 20.",
  attemptsPerRung: "A whole number from 1 to 20.",
  maxRecoveries: "A whole number from 0 to 10.",
  rungSeconds: "Seconds, from 10 to 604800 (a week).",
  sameAgain: "A whole number from 2 to 10.",
  usd: "An amount of 0 or more, or nothing for no limit.",
  tokens: "A whole number, or nothing for no limit.",
  runs: "A whole number, or nothing for no limit.",
  warnAt: "A share from 10 to 100 percent.",
};

/** Reads the fields into settings, or says per field what is wrong. */
export function readCoordinatorDraft(
  draft: CoordinatorDraft,
): { settings: CoordinatorSettings } | { errors: CoordinatorErrors } {
  const limit = (text: string): number | null => (text.trim() === "" ? null : readNumber(text));
  const figures = Object.fromEntries(coordinatorFigures.map(([name]) => [name, readNumber(draft[name])]));
  const { name, approval, whenAway, resultReview, talks, mayCreate } = draft;
  const budget = {
    usd: limit(draft.usd),
    tokens: limit(draft.tokens),
    runs: limit(draft.runs),
    warnAt: readNumber(draft.warnAt) / 100,
  };
  const read = CoordinatorSettings.safeParse({
    name,
    approval,
    whenAway,
    resultReview,
    talks,
    mayCreate,
    ...figures,
    budget,
  });
  if (read.success) return { settings: read.data };
  const errors: CoordinatorErrors = {};
  for (const { path } of read.error.issues) {
    const field = String(path.at(-1)) as keyof CoordinatorDraft;
    errors[field] ??= ranges[field] ?? "This cannot be.";
  }
  return { errors };
}
