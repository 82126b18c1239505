import { cn } from "./class-names.ts";

export type Score = { label: string; value: number; note?: string };

/** Parts of a score as small bars, each 0 to 1 with its number; a missing part is left out by the caller. */
export function ScoreBars({ scores, className }: { scores: readonly Score[]; className?: string }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[max-content_1fr_max-content] items-center gap-x-3 gap-y-1 text-sm",
        className,
      )}
    >
      {scores.map(({ label, value, note }) => (
        <div key={label} className="col-span-3 grid grid-cols-subgrid items-center" title={note}>
          <dt className="text-ink-soft">{label}</dt>
          <dd className="col-span-2 grid grid-cols-subgrid items-center">
            <svg
              aria-hidden
              className="h-1.5 w-full min-w-12 text-accent"
              preserveAspectRatio="none"
              viewBox="0 0 100 6"
            >
              <rect width="100" height="6" className="fill-sunken" />
              <rect width={Math.max(0, Math.min(1, value)) * 100} height="6" fill="currentColor" />
            </svg>
            <span className="font-mono text-xs">{value.toFixed(2)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
