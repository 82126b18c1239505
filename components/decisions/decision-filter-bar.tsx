"use client";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { decisionWords } from "./decision-words.ts";
import { deciders, decisionKinds, type useDecisionFilters } from "./use-decision-filters.ts";

const byWords = { model: "By the model", rules: "By the rules", person: "By a person" } as const;

/** Chooses which decisions are listed. */
export function DecisionFilterBar({
  filters: [filters, set],
}: {
  filters: ReturnType<typeof useDecisionFilters>;
}) {
  return (
    <>
      <Select
        label="Kind"
        value={filters.kind ?? "all"}
        options={[
          { value: "all", label: "All kinds" },
          ...decisionKinds.map((value) => ({ value, label: decisionWords[value] })),
        ]}
        onChange={(kind) => void set({ kind: kind === "all" ? null : kind })}
        className="w-36"
      />
      <Select
        label="Decided by"
        value={filters.by ?? "all"}
        options={[
          { value: "all", label: "By anyone" },
          ...deciders.map((value) => ({ value, label: byWords[value] })),
        ]}
        onChange={(by) => void set({ by: by === "all" ? null : by })}
        className="w-36"
      />
      <Button
        aria-pressed={filters.overruled}
        className={filters.overruled ? "border-accent bg-accent-wash" : ""}
        onClick={() => void set({ overruled: filters.overruled ? null : true })}
      >
        Overruled
      </Button>
      {(filters.run || filters.task) && (
        <Button variant="quiet" onClick={() => void set({ run: null, task: null })}>
          Of all work
        </Button>
      )}
    </>
  );
}
