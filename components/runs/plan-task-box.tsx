"use client";
import { cn } from "#components/ui/class-names.ts";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { PlanTask } from "#server/domain/plan.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";
import { StaffingLine } from "./staffing-line.tsx";

type Props = {
  task: PlanTask;
  staffing: Staffing | undefined;
  problems: number;
  done: boolean;
  /** What an amendment does to it. */
  change: "added" | "changed" | null;
  critical: boolean;
  chosen: boolean;
  onChoose: () => void;
};

/** A task in the graph of a plan: pressing it opens it for editing. */
export function PlanTaskBox({ task, staffing, problems, done, change, critical, chosen, onChoose }: Props) {
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-pressed={chosen}
      className={cn(
        "nopan flex h-full w-full flex-col justify-center gap-0.5 rounded-lg border bg-raised px-2.5 text-left hover:border-line-strong",
        critical ? "border-accent" : "border-line",
        problems > 0 && "border-failed",
        chosen && "ring-2 ring-accent",
      )}
    >
      <span className="line-clamp-2 break-words text-sm leading-4" title={task.title}>
        {task.title || "A task without a title"}
      </span>
      <span className="flex min-w-0 gap-1.5 text-ink-faint text-xs">
        {change && <span className="shrink-0 font-strong text-accent">{change}</span>}
        {problems > 0 && <span className="shrink-0 text-failed">mend {problems}</span>}
        <span className="truncate">{[...task.skills, ...task.tools].join(" · ") || "any agent"}</span>
      </span>
      {done ? <StatusMark status="completed" className="text-xs" /> : <StaffingLine staffing={staffing} />}
    </button>
  );
}
