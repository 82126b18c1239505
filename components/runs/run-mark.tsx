import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { ring, statusShapes } from "#components/ui/status-shapes.tsx";
import type { RunStatus } from "#server/domain/run.ts";
import { runWords } from "./run-words.ts";

/** A run's statuses look like those of tasks where they mean the same. */
const shapes: Record<RunStatus, ReactNode> = {
  planning: statusShapes.assigned,
  proposed: statusShapes["input-required"],
  running: statusShapes.working,
  paused: <path d="M4.5 2.5v9m5-9v9" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />,
  consolidating: (
    <>
      {ring}
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  "in-review": statusShapes["in-review"],
  completed: statusShapes.completed,
  failed: statusShapes.failed,
  aborted: statusShapes.canceled,
};

/** How a run stands, as hue, shape and word. */
export function RunMark({ status, className }: { status: RunStatus; className?: string }) {
  const { word, hue } = runWords[status];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-sm", className)}>
      <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0", hue)} aria-hidden>
        {shapes[status]}
      </svg>
      {word}
    </span>
  );
}
