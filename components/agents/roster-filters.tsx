"use client";
import { cn } from "#components/ui/class-names.ts";
import { count } from "#components/ui/format-number.ts";
import { PresenceMark } from "./presence-mark.tsx";
import type { RosterFilter } from "./roster.ts";
import { usePresenceWord } from "./use-presence-word.ts";

type RosterFiltersProps = {
  counts: readonly { filter: RosterFilter; number: number }[];
  chosen: RosterFilter;
  onChoose: (filter: RosterFilter) => void;
};
const words: Partial<Record<RosterFilter, string>> = { all: "All", attention: "Needs attention" };

/** How many agents are how; each number is a filter. */
export function RosterFilters({ counts, chosen, onChoose }: RosterFiltersProps) {
  const say = usePresenceWord();
  return (
    <fieldset className="-mx-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0">
      <legend className="sr-only">Show agents by how they are</legend>
      {counts.map(({ filter, number }) => (
        <button
          key={filter}
          type="button"
          aria-pressed={filter === chosen}
          onClick={() => onChoose(filter)}
          className={cn(
            "flex h-8 shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-sm transition-colors duration-[120ms] touch:h-11",
            filter === chosen
              ? "border-accent bg-accent-wash text-ink"
              : "border-line bg-raised text-ink-soft hover:border-line-strong hover:text-ink",
            filter === "attention" && number > 0 && "text-attention hover:text-attention",
          )}
        >
          {filter !== "all" && filter !== "attention" && <PresenceMark presence={filter} iconOnly />}
          {words[filter] ?? say(filter)}
          <span className="font-mono text-xs">{count(number)}</span>
        </button>
      ))}
    </fieldset>
  );
}
