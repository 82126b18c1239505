import { cn } from "#components/ui/class-names.ts";
import type { CoordinatorState } from "#server/domain/decision.ts";

const hues = { model: "text-accent", rules: "text-idle", away: "text-attention" } as const;

/** Who coordinates as a shape: half full with a model, a ring by rules, a broken ring while the model is away. */
export function CoordinatorGlyph({
  mode,
  className,
}: {
  mode: CoordinatorState["mode"];
  className?: string;
}) {
  return (
    <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0", hues[mode], className)} aria-hidden>
      <circle
        cx="7"
        cy="7"
        r="5.25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={mode === "away" ? "4 2.6" : undefined}
      />
      {mode === "model" && <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5Z" fill="currentColor" />}
    </svg>
  );
}
