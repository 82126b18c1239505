"use client";
import { useMay } from "#components/live/live-context.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Select } from "#components/ui/select.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import { AgentSkillSelects } from "./agent-skill-selects.tsx";
import { type ColumnKey, columnKeys, columnWord } from "./columns.ts";
import type { Filters } from "./filter-board.ts";

export type FilterProps = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  agents: readonly AgentCard[];
  skills: readonly string[];
};
const any = "any";
const statusesFor = (mayEdit: boolean): { value: ColumnKey | typeof any; label: string }[] => [
  { value: any, label: "Any status" },
  ...columnKeys.map((value) => ({ value, label: columnWord(value, mayEdit) })),
];

/** Status, agent and skill, each one or any. */
export function FilterSelects({
  filters,
  onChange,
  agents,
  skills,
  className,
}: FilterProps & { className?: string }) {
  const mayEdit = useMay("task.edit");
  const shape = cn("h-7 w-auto shrink-0 gap-1 text-sm", className);
  return (
    <>
      <Select
        label="Status"
        className={shape}
        value={filters.status ?? any}
        onChange={(status) => onChange({ status: status === any ? null : status })}
        options={statusesFor(mayEdit)}
      />
      <AgentSkillSelects
        chosen={filters}
        onChange={onChange}
        agents={agents}
        skills={skills}
        className={shape}
      />
    </>
  );
}
