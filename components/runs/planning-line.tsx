"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { duration, secondsSince } from "#components/ui/format-time.ts";
import { useNow } from "#components/ui/use-now.tsx";

/** The coordinator at work on a plan: since when, and what it waits for. */
export function PlanningLine({ ask }: { ask: { words: string; at: string } }) {
  const now = useNow();
  const { coordinator } = useBoard().workspace;
  const waits = coordinator.waiting.find(({ kind }) => kind === "plan");
  return (
    <p role="status" className="[overflow-wrap:anywhere]">
      The coordinator plans since <span className="font-mono">{duration(secondsSince(ask.at, now))}</span>
      {ask.words && <> (“{ask.words}”)</>}
      {coordinator.mode !== "model" ? (
        <>. No model at work: {coordinator.words}; the rules make the plan.</>
      ) : waits ? (
        <>
          . Waiting for the model: {coordinator.words || coordinator.model} (in the queue for{" "}
          <span className="font-mono">{duration(secondsSince(waits.since, now))}</span>).
        </>
      ) : (
        "."
      )}
    </p>
  );
}
