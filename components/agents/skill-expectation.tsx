import type { SkillStanding } from "./skill-standing.ts";

/** Two bars of what matching expects of a skill, 0 to 100 %: by the declaration alone, and with the record. */
export function SkillExpectation({ standing: { declared, proven } }: { standing: SkillStanding }) {
  return (
    <dl className="grid w-56 max-w-full grid-cols-[max-content_1fr_40px] items-center gap-x-2 gap-y-0.5 text-ink-soft text-xs">
      <Bar word="declared" value={declared} className="text-line-strong" />
      <Bar word="proven" value={proven} className="text-accent" />
    </dl>
  );
}

function Bar({ word, value, className }: { word: string; value: number | null; className: string }) {
  return (
    <div className="col-span-3 grid grid-cols-subgrid items-center">
      <dt>{word}</dt>
      <dd className="col-span-2 grid grid-cols-subgrid items-center">
        <svg
          aria-hidden
          viewBox="0 0 100 6"
          preserveAspectRatio="none"
          className={`h-1.5 w-full ${className}`}
        >
          <rect width="100" height="6" className="fill-sunken" />
          <rect width={100 * (value ?? 0)} height="6" fill="currentColor" />
        </svg>
        <span className="text-right font-mono">{value === null ? "–" : `${Math.round(100 * value)} %`}</span>
      </dd>
    </div>
  );
}
