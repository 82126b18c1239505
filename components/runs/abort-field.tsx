"use client";
import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AbortCondition } from "#server/domain/plan.ts";
import { NumberField } from "./number-field.tsx";

type Props = {
  conditions: readonly AbortCondition[];
  onChange: (conditions: AbortCondition[]) => void;
  editable: boolean;
};
const kinds = [
  { value: "failed_tasks", label: "Failed tasks" },
  { value: "cost_usd", label: "Cost in dollars" },
  { value: "hours", label: "Hours passed" },
  { value: "other", label: "Something else" },
] as const;

/** What ends a run before its goal: counted by the workspace, or in words for whoever watches it. */
export function AbortField({ conditions, onChange, editable }: Props) {
  const change = (at: number, part: Partial<AbortCondition>): void =>
    onChange(conditions.map((condition, i) => (i === at ? { ...condition, ...part } : condition)));
  return (
    <fieldset disabled={!editable} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-strong text-sm">Abort when</legend>
      {conditions.length === 0 && <p className="text-ink-faint text-sm">Never by itself.</p>}
      {conditions.map((condition, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name but their place
        <div key={place} className="flex flex-wrap items-start gap-2">
          <Field label="What is counted" className="w-40">
            <Select
              options={kinds}
              value={condition.kind}
              disabled={!editable}
              onChange={(kind) => change(place, { kind, value: kind === "other" ? null : condition.value })}
            />
          </Field>
          {condition.kind === "other" ? (
            <Field label="In words" className="flex-1 basis-40">
              <Input
                value={condition.text}
                maxLength={500}
                onChange={(event) => change(place, { text: event.currentTarget.value })}
              />
            </Field>
          ) : (
            <div className="w-28">
              <NumberField
                label="From"
                placeholder="how many"
                value={condition.value}
                onChange={(value) => change(place, { value })}
              />
            </div>
          )}
          {editable && (
            <IconButton
              label={`Remove condition ${place + 1}`}
              className="mt-5"
              onClick={() => onChange(conditions.filter((_, i) => i !== place))}
            >
              <X aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {editable && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => onChange([...conditions, { kind: "failed_tasks", value: 3, text: "" }])}
        >
          <Plus aria-hidden />
          Add a condition
        </Button>
      )}
    </fieldset>
  );
}
