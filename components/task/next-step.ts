import { failureSentence } from "#components/board/failure-words.ts";
import type { Card } from "#server/domain/card.ts";
import type { CoordinatorState } from "#server/domain/decision.ts";
import type { TaskLink } from "./task-page.ts";

/** One sentence around a clock: `before` [4:10] `after`. Without `dueAt` it is `before` alone. */
export type NextStep = {
  before: string;
  dueAt: number | null;
  after: string;
  /** Said once the clock has run out and the next event is not here yet. */
  overdue: string;
  tone: "calm" | "warn" | "you";
};

const plain = (before: string, tone: NextStep["tone"] = "calm"): NextStep => ({
  before,
  dueAt: null,
  after: "",
  overdue: "",
  tone,
});

/** Who coordinates; `at` is since when, as a clock shows it. */
export type Coordinator = { mode: CoordinatorState["mode"]; words: string; at: string };

/** What happens next to a task and when, from its card's own clocks; `holder` is the name of the agent that holds it, `mayReview` says of whoever reads it. */
export function nextStep(
  card: Card,
  holder: string,
  dependsOn: readonly TaskLink[],
  coordinator: Coordinator,
  mayReview: boolean,
): NextStep {
  if (card.gap && isPastDeadline(card)) return plain(card.gap.reason, "you");
  switch (card.status) {
    case "waiting": {
      const open = dependsOn.filter((task) => task.status !== "completed");
      const [first] = open;
      if (!first) return plain("Starts as soon as the tasks before it are completed.");
      return plain(
        open.length === 1
          ? `Starts when “${first.title}” is completed.`
          : `Starts when ${open.length} tasks before it are completed.`,
      );
    }
    case "ready":
      if (card.gap) return plain(`Nobody can do it now: ${card.gap.reason}`, "you");
      return plain("Given to the best free agent as soon as one has room.");
    case "assigned":
      if (!card.acceptBy) return workingStep(card, holder);
      return {
        before: `${holder} has`,
        dueAt: Date.parse(card.acceptBy),
        after: "to accept, then another agent gets it.",
        overdue: "Being given to another agent now.",
        tone: "calm",
      };
    case "working":
      return workingStep(card, holder);
    case "input-required":
      return plain(`${holder} waits for an answer. No clock runs until then.`, "you");
    case "in-review":
      return reviewStep(card, coordinator, mayReview ? "You" : "A person");
    case "completed":
      return plain("All done, nothing more happens here.");
    case "failed":
      return plain(failureSentence(card.failure), "you");
    case "canceled":
      return plain("Nothing more happens here.");
  }
}

function workingStep(card: Card, holder: string): NextStep {
  const heard = card.evidenceAt && card.clocks ? Date.parse(card.evidenceAt) : null;
  if (card.quietAt && card.leaseUntil)
    return {
      before: `No sign of life from ${holder}: reassigned in`,
      dueAt: Date.parse(card.leaseUntil),
      after: `unless ${holder} is heard.`,
      overdue: "Being reassigned now.",
      tone: "warn",
    };
  if (heard === null || !card.clocks) return plain(`${holder} is working.`);
  if (card.suspectAt)
    return {
      before: `${holder} was nudged: reassigned in`,
      dueAt: heard + card.clocks.stall_seconds * 1000,
      after: "unless there is progress.",
      overdue: "Being reassigned now.",
      tone: "warn",
    };
  return {
    before: `${holder} is nudged in`,
    dueAt: heard + card.clocks.progress_seconds * 1000,
    after: "unless there is news first.",
    overdue: `${holder} is being nudged now.`,
    tone: "calm",
  };
}

function reviewStep(card: Card, coordinator: Coordinator, who: string): NextStep {
  switch (card.review) {
    case "model":
      return modelStep(card, coordinator, who);
    case "person":
      return plain("A person decides: accept, ask for changes, or reject.", "you");
    case "peer":
      return plain(`Another agent checks the work against the acceptance criteria. ${who} may decide first.`);
    default:
      return plain(`The machine checks run. ${who} may decide first.`);
  }
}

function modelStep({ verdict }: Card, { mode, words, at }: Coordinator, who: string): NextStep {
  if (!verdict) return plain(`The machine checks run, then the model judges it. ${who} may decide first.`);
  if (mode === "away")
    return plain(`Waits for the model, away since ${at} (${words}). ${who} may decide instead.`, "warn");
  if (mode === "rules") return plain("No model is set: another agent judges it, or a person.");
  return plain(`The model judges it against the acceptance criteria. ${who} may decide first.`);
}

/** What is said of an open task once its deadline has passed is about that, unless there is nobody for it either. */
const isPastDeadline = ({ deadlineAt, gap, status }: Card): boolean =>
  deadlineAt !== null &&
  (gap?.reason.includes(deadlineAt) ?? false) &&
  ["waiting", "ready", "assigned", "working"].includes(status);
