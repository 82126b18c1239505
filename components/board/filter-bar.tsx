"use client";
import { Search, X } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { controlStyle } from "#components/ui/control-style.ts";
import { Select } from "#components/ui/select.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import { type ColumnKey, columnKeys, columnWords } from "./columns.ts";
import { type Filters, isFiltered } from "./filter-board.ts";

type Props = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  agents: readonly AgentCard[];
  skills: readonly string[];
  input: RefObject<HTMLInputElement | null>;
};
const any = "any";

/** Text, status, agent and skill; all of it in the address. */
export function FilterBar({ filters, onChange, agents, skills, input }: Props) {
  const small = "h-7 w-auto max-w-40 gap-1 text-sm touch:min-h-9 touch:text-base";
  return (
    <search className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-0.5 [scrollbar-width:none]">
      <div className="relative min-w-28 max-w-72 flex-1">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-ink-faint"
          aria-hidden
        />
        <input
          ref={input}
          type="search"
          aria-label="Filter the board by text"
          placeholder="Filter  /"
          value={filters.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className={cn(controlStyle, "h-7 pl-7 text-sm touch:min-h-9")}
        />
      </div>
      <Select
        label="Status"
        className={small}
        value={filters.status ?? any}
        onChange={(status) => onChange({ status: status === any ? null : status })}
        options={
          [
            { value: any, label: "Any status" },
            ...columnKeys.map((value) => ({ value, label: columnWords[value] })),
          ] satisfies { value: ColumnKey | typeof any; label: string }[]
        }
      />
      {agents.length > 0 && (
        <Select
          label="Agent"
          className={small}
          value={filters.agent ?? any}
          onChange={(agent) => onChange({ agent: agent === any ? null : agent })}
          options={[
            { value: any, label: "Any agent" },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {skills.length > 0 && (
        <Select
          label="Skill"
          className={small}
          value={filters.skill ?? any}
          onChange={(skill) => onChange({ skill: skill === any ? null : skill })}
          options={[{ value: any, label: "Any skill" }, ...skills.map((value) => ({ value, label: value }))]}
        />
      )}
      {isFiltered(filters) && (
        <Button
          variant="quiet"
          size="sm"
          onClick={() => onChange({ text: "", status: null, agent: null, skill: null })}
        >
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
  );
}
