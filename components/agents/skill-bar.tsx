import { type SkillStanding, spanWords } from "./skill-standing.ts";

/** Skills with a small bar of what was declared (the outline) and what was proven (the fill), success and mean time. */
export function SkillBars({ standings, most }: { standings: readonly SkillStanding[]; most: number }) {
  const shown = standings.slice(0, most);
  const rest = standings.length - shown.length;
  if (standings.length === 0) return <p className="text-ink-faint text-sm">No skills declared</p>;
  return (
    <ul className="flex flex-col gap-0.5 text-sm sm:max-lg:max-w-md">
      {shown.map((standing) => (
        <li key={standing.id} className="grid grid-cols-[minmax(0,1fr)_44px_92px] items-center gap-2">
          <span className="truncate" title={standing.description || standing.name}>
            {standing.name}
          </span>
          <SkillBar success={standing.success} />
          <span className="text-right text-ink-soft text-xs">{provenWords(standing)}</span>
        </li>
      ))}
      {rest > 0 && <li className="text-ink-faint text-xs">and {rest} more</li>}
    </ul>
  );
}

/** The outline is the claim, the fill the share of tries that were completed. */
function SkillBar({ success }: { success: number | null }) {
  return (
    <svg viewBox="0 0 44 6" className="h-1.5 w-11 text-accent" aria-hidden="true">
      <rect x=".5" y=".5" width="43" height="5" fill="none" className="stroke-line-strong" />
      {success !== null && <rect width={44 * success} height="6" fill="currentColor" />}
    </svg>
  );
}

function provenWords({ success, done, tries, seconds }: SkillStanding): string {
  if (success === null) return "not proven yet";
  return `${done} of ${tries}${seconds === null ? "" : ` · ${spanWords(seconds)}`}`;
}
