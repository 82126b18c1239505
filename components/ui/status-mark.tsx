import type { ReactNode } from "react";
import type { TaskStatus } from "#server/domain/task.ts";
import { cn } from "./class-names.ts";
import { statusWords } from "./status-words.ts";

const ring = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const diamond = "M7 .9 13.1 7 7 13.1 .9 7Z";
const shapes: Record<TaskStatus, ReactNode> = {
  waiting: (
    <circle
      cx="7"
      cy="7"
      r="5.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="1.6 2.52"
    />
  ),
  ready: ring,
  assigned: (
    <>
      {ring}
      <path d="M7 7V3.2A3.8 3.8 0 0 1 10.8 7Z" fill="currentColor" />
    </>
  ),
  working: (
    <>
      {ring}
      <path d="M7 3.2a3.8 3.8 0 0 1 0 7.6Z" fill="currentColor" />
    </>
  ),
  "input-required": <path d={diamond} fill="currentColor" />,
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
  canceled: <path d="M2 7h10" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

/** A status as hue, shape and word; `iconOnly` where the word stands beside it already. */
export function StatusMark({
  status,
  iconOnly = false,
  className,
}: {
  status: TaskStatus;
  iconOnly?: boolean;
  className?: string;
}) {
  const { word, hue } = statusWords[status];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-sm", className)}>
      <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0", hue)} aria-hidden>
        {shapes[status]}
      </svg>
      <span className={iconOnly ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
