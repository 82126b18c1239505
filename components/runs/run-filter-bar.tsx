"use client";
import { Search } from "lucide-react";
import { AgentSkillSelects } from "#components/board/agent-skill-selects.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { Card } from "#server/domain/card.ts";
import { taskStatuses } from "#server/domain/task.ts";
import { type RunFilters, type RunViewName, runViews } from "./run-filters.ts";
import type { Span } from "./timeline-lanes.ts";

type Props = {
  filters: RunFilters;
  onChange: (change: Partial<RunFilters>) => void;
  cards: readonly Card[];
  /** Who worked on it, by id and name. */
  agents: readonly { id: string; name: string }[];
};
const any = "any";
const viewWords: Record<RunViewName, string> = { graph: "Graph", timeline: "Timeline", list: "List" };
const spanOptions: readonly { value: Span; label: string }[] = [
  { value: "all", label: "All of it" },
  { value: "day", label: "Last day" },
  { value: "hour", label: "Last hour" },
  { value: "minutes", label: "Last 10 minutes" },
];

/** Which view, and which tasks in it. */
export function RunFilterBar({ filters, onChange, cards, agents }: Props) {
  const skills = [...new Set(cards.flatMap((card) => card.skills))].sort((a, b) => a.localeCompare(b));
  const here = new Set(cards.map(({ status }) => status));
  const shape = "h-7 w-auto shrink-0 gap-1 text-sm";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset className="flex rounded-md border border-line bg-sunken p-0.5">
        <legend className="sr-only">View</legend>
        {runViews.map((view) => (
          <button
            key={view}
            type="button"
            aria-pressed={filters.view === view}
            onClick={() => onChange({ view })}
            className={cn(
              "h-6 rounded-sm px-2.5 text-ink-soft text-sm touch:h-11",
              filters.view === view && "bg-raised font-strong text-ink ring-1 ring-line",
            )}
          >
            {viewWords[view]}
          </button>
        ))}
      </fieldset>
      <div className="relative min-w-32 max-w-56 flex-1">
        <Search className="absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-ink-faint" aria-hidden />
        <Input
          aria-label="Filter the tasks"
          placeholder="filter…"
          value={filters.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          className="h-7 pl-7 text-sm"
        />
      </div>
      <Select
        label="Status"
        className={shape}
        value={filters.status ?? any}
        onChange={(status) => onChange({ status: status === any ? null : status })}
        options={[
          { value: any, label: "Any status" },
          ...taskStatuses
            .filter((status) => here.has(status) || status === filters.status)
            .map((value) => ({ value, label: statusWords[value].word })),
        ]}
      />
      <AgentSkillSelects
        chosen={filters}
        onChange={onChange}
        agents={agents}
        skills={skills.length > 1 ? skills : []}
        className={shape}
      />
      {filters.view === "timeline" && (
        <Select
          label="Time shown"
          className={cn(shape, "ml-auto")}
          value={filters.span}
          onChange={(span) => onChange({ span })}
          options={spanOptions}
        />
      )}
    </div>
  );
}
