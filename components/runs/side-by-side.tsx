"use client";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { useMedia } from "#components/ui/use-media.ts";

type Side = { value: string; label: string; content: ReactNode };
type Props = { label: string; left: Side; right: Side; value: string; onChange: (value: string) => void };

/** Two views of one thing: beside each other where there is room, else one at a time. Only in the browser. */
export function SideBySide({ label, left, right, value, onChange }: Props) {
  const wide = useMedia("(min-width: 1024px)");
  if (wide)
    return (
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-4">
        {[left, right].map((side) => (
          <section key={side.value} aria-label={side.label} className="min-w-0">
            {side.content}
          </section>
        ))}
      </div>
    );
  return (
    <div>
      <div role="tablist" aria-label={label} className="mb-3 flex gap-4 border-line border-b">
        {[left, right].map((side) => (
          <button
            key={side.value}
            type="button"
            role="tab"
            id={`side-${side.value}`}
            aria-selected={side.value === value}
            aria-controls="side-shown"
            onClick={() => onChange(side.value)}
            className={cn(
              "h-8 border-transparent border-b-2 text-ink-soft hover:text-ink touch:min-h-11 touch:min-w-11",
              side.value === value && "border-accent font-strong text-ink",
            )}
          >
            {side.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="side-shown" aria-labelledby={`side-${value}`}>
        {(right.value === value ? right : left).content}
      </div>
    </div>
  );
}
