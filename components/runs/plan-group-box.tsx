"use client";
import { ChevronsUpDown } from "lucide-react";
import type { PlanTask } from "#server/domain/plan.ts";

type Props = {
  tasks: readonly PlanTask[];
  /** How many of them nobody here could do. */
  missing: number;
  problems: number;
  onOpen: () => void;
};

/** Many tasks of a plan in one box; pressing it shows them. */
export function PlanGroupBox({ tasks, missing, problems, onOpen }: Props) {
  const skills = [...new Set(tasks.flatMap((task) => task.skills))].slice(0, 3).join(", ");
  return (
    <button
      type="button"
      onClick={onOpen}
      className="nopan flex h-full w-full flex-col justify-center rounded-lg border border-line-strong border-dashed bg-sunken px-2.5 text-left hover:border-accent"
    >
      <span className="flex items-center gap-1.5 text-sm">
        <span className="font-strong">{tasks.length} tasks</span>
        <span className="min-w-0 flex-1 truncate text-ink-soft">{skills || "any agent"}</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
      </span>
      <span className="truncate text-ink-soft text-xs">
        {tasks[0]?.title} … {tasks.at(-1)?.title}
      </span>
      {missing > 0 && <span className="text-attention text-xs">nobody can do {missing} of them</span>}
      {problems > 0 && <span className="text-failed text-xs">mend {problems}</span>}
    </button>
  );
}
