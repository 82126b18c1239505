import { AttemptItem } from "./attempt-item.tsx";
import { outcomeWords } from "./outcome-words.ts";
import type { ShownAttempt } from "./task-page.ts";

/** All attempts at a task, newest first; the newest is unfolded. */
export function AttemptTimeline({ attempts }: { attempts: readonly ShownAttempt[] }) {
  const newest = [...attempts].sort((a, b) => b.number - a.number);
  if (newest.length === 0) return <p className="text-ink-soft">No agent has tried it yet.</p>;
  return (
    <ol className="flex flex-col">
      {newest.map((attempt, index) => (
        <AttemptItem
          key={attempt.id}
          attempt={attempt}
          replacedBy={
            outcomeWords[attempt.status].tone === "bad" || attempt.status === "superseded"
              ? (newest[index - 1]?.decisionId ?? null)
              : null
          }
          open={index === 0}
          last={index === newest.length - 1}
        />
      ))}
    </ol>
  );
}
