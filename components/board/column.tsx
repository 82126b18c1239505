"use client";
import { memo } from "react";
import { cn } from "#components/ui/class-names.ts";
import { count } from "#components/ui/format-number.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { Card } from "#server/domain/card.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import { useCardSetting } from "./board-view.tsx";
import { ColumnList } from "./column-list.tsx";
import { type ColumnKey, columnWord } from "./columns.ts";

const columnMark: Record<ColumnKey, TaskStatus> = {
  waiting: "waiting",
  ready: "ready",
  working: "working",
  "needs-you": "input-required",
  "in-review": "in-review",
  done: "completed",
};
const nothing: Record<ColumnKey, string> = {
  waiting: "Nothing waits for another task.",
  ready: "Nothing waits for an agent.",
  working: "No agent is at work.",
  "needs-you": "No task needs you.",
  "in-review": "Nothing is being checked.",
  done: "Nothing is done yet.",
};

/** What an empty column says; under a filter it knows nothing of what is left out. */
export function NothingHere({ column, filtered }: { column: ColumnKey; filtered: boolean }) {
  const { mayEdit } = useCardSetting();
  const none = column === "needs-you" && !mayEdit ? "Nothing needs a person." : nothing[column];
  return (
    <p className="px-2.5 pt-1 text-ink-faint text-xs max-lg:px-4 max-lg:py-2 max-lg:text-sm">
      {filtered ? "None matches the filters." : none}
    </p>
  );
}

/** The head of a column: mark, word, number. */
export function ColumnHead({
  column,
  total,
  children,
}: {
  column: ColumnKey;
  total: number;
  children?: React.ReactNode;
}) {
  const { mayEdit } = useCardSetting();
  const loud = column === "needs-you" && total > 0;
  return (
    <h2
      className={cn(
        "flex h-9 shrink-0 items-center gap-1.5 px-2.5 text-sm",
        loud ? "text-attention" : "text-ink-soft",
      )}
    >
      <StatusMark status={columnMark[column]} iconOnly className="[&_.sr-only]:hidden" />
      {columnWord(column, mayEdit)}
      <span className={cn("font-mono font-normal text-xs", loud ? "text-attention" : "text-ink-faint")}>
        {count(total)}
      </span>
      {children}
    </h2>
  );
}

/** One column of the board. */
export const Column = memo(function Column({
  column,
  cards,
  filtered,
}: {
  column: ColumnKey;
  cards: readonly Card[];
  filtered: boolean;
}) {
  const { mayEdit } = useCardSetting();
  return (
    <section
      aria-label={`${columnWord(column, mayEdit)}, ${cards.length}`}
      data-column={column}
      className={cn(
        "flex min-h-0 min-w-0 flex-col border-line border-r",
        column === "needs-you" && cards.length > 0 && "bg-attention-wash/60",
      )}
    >
      <ColumnHead column={column} total={cards.length} />
      {cards.length > 0 ? (
        <ColumnList column={column} cards={cards} />
      ) : (
        <NothingHere column={column} filtered={filtered} />
      )}
    </section>
  );
});
