"use client";
import { ChevronsUpDown } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { statusWords } from "#components/ui/status-words.ts";
import type { Card } from "#server/domain/card.ts";
import { type TaskStatus, taskStatuses } from "#server/domain/task.ts";

const fills: Record<TaskStatus, string> = {
  waiting: "fill-line",
  ready: "fill-line-strong",
  assigned: "fill-working",
  working: "fill-working",
  "input-required": "fill-attention",
  "in-review": "fill-review",
  completed: "fill-done",
  failed: "fill-failed",
  canceled: "fill-idle",
};

/** Many tasks of the graph in one box: how many stand how, as a bar and in words; pressing it shows them. */
export function GroupBox({
  cards,
  critical,
  onOpen,
}: {
  cards: readonly Card[];
  critical: boolean;
  onOpen: () => void;
}) {
  const counts = taskStatuses
    .map((status) => ({ status, count: cards.filter((card) => card.status === status).length }))
    .filter(({ count }) => count > 0);
  let x = 0;
  const parts = counts.map(({ status, count }) => {
    const part = { status, x, width: (count / cards.length) * 100 };
    x += part.width;
    return part;
  });
  const skills = [...new Set(cards.flatMap((card) => card.skills))].slice(0, 3).join(", ");
  const words = counts
    .map(({ status, count }) => `${count} ${statusWords[status].word.toLowerCase()}`)
    .join(" · ");
  return (
    <button
      type="button"
      onClick={onOpen}
      title={words}
      className={cn(
        "nopan flex h-full w-full flex-col justify-center gap-1 rounded-lg border border-dashed bg-sunken px-2.5 text-left hover:border-line-strong",
        critical ? "border-accent" : "border-line-strong",
      )}
    >
      <span className="flex items-center gap-1.5 text-sm">
        <span className="font-strong">{cards.length} tasks</span>
        <span className="min-w-0 flex-1 truncate text-ink-soft">{skills}</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
      </span>
      <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full">
        {parts.map((part) => (
          <rect key={part.status} x={part.x} width={part.width} height="4" className={fills[part.status]} />
        ))}
      </svg>
      <span className="truncate text-ink-soft text-xs">{words}</span>
    </button>
  );
}
