/** A skill in a small bar: the outline is the claim, the fill the share of tries that were completed, 0 to 1. */
export function SkillBar({ success }: { success: number | null }) {
  return (
    <svg viewBox="0 0 44 6" className="h-1.5 w-11 shrink-0 text-accent" aria-hidden="true">
      <rect x=".5" y=".5" width="43" height="5" fill="none" className="stroke-line-strong" />
      {success !== null && <rect width={44 * success} height="6" fill="currentColor" />}
    </svg>
  );
}
