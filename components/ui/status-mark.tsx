import type { TaskStatus } from "#server/domain/task.ts";
import { cn } from "./class-names.ts";
import { statusShapes } from "./status-shapes.tsx";
import { statusWords } from "./status-words.ts";

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
        {statusShapes[status]}
      </svg>
      <span className={iconOnly ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
