import type { ShownDecision } from "./decision-page.ts";

/** What a person can do in place of a decision; `note` changes nothing. */
export type OverruleAction =
  | "give"
  | "correct"
  | "accepted"
  | "changes_requested"
  | "rejected"
  | "retry"
  | "cancel"
  | "ask_plan"
  | "send_back"
  | "abort"
  | "note";
/** What may be done instead; `words`: it cannot be done without any. */
export type OverruleChoice = { action: OverruleAction; label: string; does: string; words: boolean };

const all: Record<OverruleAction, Omit<OverruleChoice, "action">> = {
  give: { label: "Give to another agent", does: "The present attempt ends as replaced.", words: false },
  correct: {
    label: "Make a corrective task",
    does: "Accepted work stays; a new task after it says what to correct.",
    words: true,
  },
  accepted: { label: "Accept the work", does: "The task is completed.", words: false },
  changes_requested: {
    label: "Request changes",
    does: "The same agent goes on, with your words.",
    words: true,
  },
  rejected: { label: "Reject the work", does: "Another agent gets the task.", words: true },
  retry: { label: "Try again", does: "Attempts and exclusions are forgiven.", words: false },
  cancel: { label: "Cancel the task", does: "Nothing more happens with it.", words: false },
  ask_plan: { label: "Ask for changes to the plan", does: "The planner gets your words.", words: true },
  send_back: {
    label: "Send the result back",
    does: "It is put together anew, with your words.",
    words: true,
  },
  abort: { label: "Abort the run", does: "Its open tasks are canceled.", words: false },
  note: {
    label: "Only note what would have been better",
    does: "Nothing is changed; the next decision like this sees it.",
    words: true,
  },
};

/** What a person can do about a decision as things stand now, the most likely first; noting it is always possible. */
export function overruleChoices(
  decision: Pick<ShownDecision, "kind" | "chosen" | "task" | "run" | "made">,
): OverruleChoice[] {
  return [...actionsOf(decision), "note" as const].map((action) => ({ action, ...all[action] }));
}

type About = Pick<ShownDecision, "kind" | "chosen" | "task" | "run" | "made">;
function actionsOf({ kind, chosen, task, run, made }: About): OverruleAction[] {
  const status = task?.status;
  const open =
    status === "ready" || status === "assigned" || status === "working" || status === "input-required";
  if (kind === "assign") return open || status === "failed" ? ["give"] : [];
  if (kind === "review" && status === "in-review")
    return (["accepted", "changes_requested", "rejected"] as const).filter((one) => one !== chosen);
  if (kind === "review" && task) return status === "completed" ? ["correct"] : open ? ["give"] : [];
  if (kind === "recover") {
    if (status === "failed") return ["retry", "give", "cancel"];
    return open ? ["give", "cancel"] : status === "waiting" ? ["cancel"] : [];
  }
  if (kind === "plan")
    return run && ["planning", "proposed", "running", "failed"].includes(run.status) ? ["ask_plan"] : [];
  if (kind === "consolidate" || kind === "review") return run?.status === "in-review" ? ["send_back"] : [];
  if (!made) return [];
  if (made.id.startsWith("rn_"))
    return ["completed", "failed", "aborted"].includes(made.status) ? [] : ["abort"];
  return ["completed", "canceled"].includes(made.status) ? [] : ["cancel"];
}
