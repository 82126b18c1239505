"use client";
import { useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { Card } from "#server/domain/card.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import { TaskRow } from "./task-row.tsx";

/** What needs a person first, then what moves, what comes, what is over. */
const order: readonly TaskStatus[] = [
  "input-required",
  "failed",
  "working",
  "assigned",
  "in-review",
  "ready",
  "waiting",
  "completed",
  "canceled",
];
const step = 50;

/** The tasks of a run as a list, grouped by status. */
export function TaskGroups({ cards }: { cards: readonly Card[] }) {
  if (cards.length === 0) return <EmptyState title="No task matches." className="py-8" />;
  return (
    <div className="flex flex-col gap-4">
      {order.map((status) => {
        const group = cards.filter((card) => card.status === status);
        return group.length > 0 && <Group key={status} status={status} cards={group} />;
      })}
    </div>
  );
}

function Group({ status, cards }: { status: TaskStatus; cards: readonly Card[] }) {
  const { workspace, agents } = useBoard();
  const [shown, setShown] = useState(step);
  const { word } = statusWords[status];
  const rest = cards.length - shown;
  return (
    <section aria-label={`${word}, ${cards.length}`}>
      <h3 className="mb-1 text-ink-soft text-sm">
        {word} <span className="font-mono text-ink-faint">{cards.length}</span>
      </h3>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {cards.slice(0, shown).map((card) => (
          <TaskRow
            key={card.id}
            workspaceId={workspace.id}
            card={card}
            holder={card.agentId ? (agents[card.agentId]?.name ?? null) : null}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + step)}>
          Show {Math.min(rest, step)} more
        </Button>
      )}
    </section>
  );
}
