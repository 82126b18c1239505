import { CircleAlert, UserCheck } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";

/** Who could do a task of a plan as things are: "Percy could do it now (0.91)", or why nobody can. */
function staffingWords({ candidates, gap }: Staffing): string {
  const [best] = candidates;
  if (gap || !best) return gap?.reason || "nobody here could do it";
  return best.now
    ? `${best.name} could do it now (${best.score.toFixed(2)})`
    : `${best.name} could do it, but is busy now`;
}

/** The same as a line; amber when nobody can. */
export function StaffingLine({
  staffing,
  whole = false,
  className,
}: {
  staffing: Staffing | undefined;
  /** All of it, in several lines where needed. */
  whole?: boolean;
  className?: string;
}) {
  if (!staffing) return <span className={cn("text-ink-faint text-xs", className)}>…</span>;
  const words = staffingWords(staffing);
  const missing = staffing.gap !== null;
  const Icon = missing ? CircleAlert : UserCheck;
  return (
    <span
      title={words}
      className={cn(
        "flex min-w-0 items-center gap-1 text-xs",
        missing ? "text-attention" : "text-ink-soft",
        className,
      )}
    >
      <Icon className="size-3 shrink-0" aria-hidden />
      <span className={cn("first-letter:uppercase", !whole && "truncate")}>{words}</span>
    </span>
  );
}
