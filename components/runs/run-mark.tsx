import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { RunStatus } from "#server/domain/run.ts";
import { runWords } from "./run-words.ts";

const ring = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const diamond = "M7 .9 13.1 7 7 13.1 .9 7Z";
const shapes: Record<RunStatus, ReactNode> = {
  planning: (
    <>
      {ring}
      <path d="M7 7V3.2A3.8 3.8 0 0 1 10.8 7Z" fill="currentColor" />
    </>
  ),
  proposed: <path d={diamond} fill="currentColor" />,
  running: (
    <>
      {ring}
      <path d="M7 3.2a3.8 3.8 0 0 1 0 7.6Z" fill="currentColor" />
    </>
  ),
  paused: <path d="M4.5 2.5v9m5-9v9" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />,
  consolidating: (
    <>
      {ring}
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  "in-review": (
    <>
      <path
        d={diamond}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        transform="translate(.7 .7) scale(.9)"
      />
      <path d="M7 4.2 9.8 7 7 9.8 4.2 7Z" fill="currentColor" />
    </>
  ),
  completed: <circle cx="7" cy="7" r="6" fill="currentColor" />,
  failed: (
    <path d="m2.5 2.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  aborted: <path d="M2 7h10" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
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
