"use client";
import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { MultiSelect } from "#components/ui/multi-select.tsx";
import type { OperationsPlan, PlanCheckpoint } from "#server/domain/plan.ts";

type Props = { plan: OperationsPlan; onChange: (checkpoints: PlanCheckpoint[]) => void; editable: boolean };

/** The points of a plan worth a mark, and whether the run waits there for a person. */
export function CheckpointsField({ plan, onChange, editable }: Props) {
  const { checkpoints, tasks } = plan;
  const choices = tasks.map(({ key, title }) => ({ value: key, label: title }));
  const last = tasks.at(-1);
  const change = (at: number, part: Partial<PlanCheckpoint>): void =>
    onChange(checkpoints.map((point, i) => (i === at ? { ...point, ...part } : point)));
  return (
    <fieldset disabled={!editable} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-strong text-sm">Checkpoints</legend>
      {checkpoints.length === 0 && <p className="text-ink-faint text-sm">None.</p>}
      {numbered(checkpoints).map(({ value: point, place }) => (
        <div key={place} className="flex flex-col gap-2 rounded-md border border-line p-3">
          <div className="flex items-start gap-2">
            <Field label="When these are done" className="flex-1">
              <MultiSelect
                choices={choices}
                value={point.after}
                onChange={(after) => change(place, { after })}
              />
            </Field>
            {editable && (
              <IconButton
                label={`Remove checkpoint ${place + 1}`}
                onClick={() => onChange(checkpoints.filter((_, i) => i !== place))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </div>
          <Field label="Note">
            <Input
              value={point.note}
              maxLength={500}
              onChange={(event) => change(place, { note: event.currentTarget.value })}
            />
          </Field>
          <label className="flex items-center gap-2 text-sm touch:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={point.ask}
              onChange={(event) => change(place, { ask: event.currentTarget.checked })}
            />
            Pause the run here until a person says go on
          </label>
        </div>
      ))}
      {editable && last && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => onChange([...checkpoints, { after: [last.key], note: "", ask: false }])}
        >
          <Plus aria-hidden />
          Add a checkpoint
        </Button>
      )}
    </fieldset>
  );
}

/** Entries have no name but their place. */
const numbered = <T,>(values: readonly T[]): { value: T; place: number }[] =>
  values.map((value, place) => ({ value, place }));
