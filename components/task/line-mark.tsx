import { Check, Circle, Minus, X } from "lucide-react";
import type { VerdictLine } from "#server/domain/task.ts";

const look = "mt-0.5 size-4 shrink-0";

/** How one acceptance line stands, as a shape with a name; only what someone else looked at gets a tick. */
export function LineMark({ line }: { line: Pick<VerdictLine, "passed" | "unchecked"> | undefined }) {
  if (!line)
    return <Circle className={`${look} text-ink-faint`} strokeDasharray="3 3" aria-label="not judged yet" />;
  if (!line.passed) return <X className={`${look} text-failed`} aria-label="not passed" />;
  if (line.unchecked) return <Minus className={`${look} text-ink-faint`} aria-label="nobody checked" />;
  return <Check className={`${look} text-done`} aria-label="passed" />;
}
