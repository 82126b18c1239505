"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { duration, secondsSince } from "#components/ui/format-time.ts";
import { useNow } from "#components/ui/use-now.tsx";

/** The coordinator at work on a run's plan: since when, and what it waits for. */
export function PlanningLine({ runId, ask }: { runId: string; ask: { words: string; at: string } }) {
  const now = useNow();
  const { mode, words, model, waiting } = useBoard().workspace.coordinator;
  // Questions for a plan are called plan:<run>:<number>.
  const waits = waiting.find(({ kind, key }) => kind === "plan" && key.startsWith(`plan:${runId}:`));
  return (
    <p role="status" className="[overflow-wrap:anywhere]">
      The coordinator has been planning for{" "}
      <span className="font-mono">{duration(secondsSince(ask.at, now))}</span>
      {ask.words && <> (“{ask.words}”)</>}.
      {mode === "rules" && ` No model at work: ${words}; the rules make the plan.`}
      {mode !== "rules" && (waits || mode === "away") && (
        <>
          {" "}
          Waiting for the model: {words.replace(/\.$/, "") || model}
          {waits && (
            <>
              , in the queue for <span className="font-mono">{duration(secondsSince(waits.since, now))}</span>
            </>
          )}
          .
        </>
      )}
    </p>
  );
}
