"use client";
import { NeedsFields } from "#components/board/needs-fields.tsx";
import { PriorityField } from "#components/board/priority-field.tsx";
import { reviewOptions } from "#components/board/review-options.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { MultiSelect } from "#components/ui/multi-select.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { OperationsPlan, PlanTask } from "#server/domain/plan.ts";
import { LinesField } from "./lines-field.tsx";

type Props = { plan: OperationsPlan; task: PlanTask; onChange: (change: Partial<PlanTask>) => void };

/** Everything of one task of a plan. */
export function PlanTaskForm({ plan, task, onChange }: Props) {
  const others = plan.tasks
    .filter(({ key }) => key !== task.key)
    .map(({ key, title }) => ({ value: key, label: title }));
  return (
    <>
      <Field label="Title">
        <Input
          value={task.title}
          maxLength={200}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
      </Field>
      <Field label="Instructions" description="What the agent needs to know. Markdown is fine.">
        <Textarea
          value={task.instructions}
          onChange={(event) => onChange({ instructions: event.currentTarget.value })}
        />
      </Field>
      <LinesField
        label="Done when"
        description="One line each; every line is checked."
        value={task.acceptance}
        onChange={(acceptance) => onChange({ acceptance })}
      />
      <NeedsFields needs={task} onChange={onChange} />
      <Field label="Starts after">
        <MultiSelect
          choices={others}
          value={task.depends_on}
          onChange={(depends_on) => onChange({ depends_on })}
          placeholder="at once"
        />
      </Field>
      <LinesField
        label="Deliverables"
        description="One file name a line, its media type behind it if it matters: prices.csv text/csv"
        value={task.outputs.map(({ name, media_type }) => (media_type ? `${name} ${media_type}` : name))}
        onChange={(lines) => onChange({ outputs: lines.map(outputOf) })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Review">
          <Select options={reviewOptions} value={task.review} onChange={(review) => onChange({ review })} />
        </Field>
        <PriorityField value={task.priority} onChange={(priority) => onChange({ priority })} />
      </div>
    </>
  );
}

/** A file name with, behind its last space, a media type if there is one. */
function outputOf(line: string): PlanTask["outputs"][number] {
  const [, name, media_type] = /^(.+?)\s+([\w.+-]+\/[\w.+*-]+)$/.exec(line) ?? [];
  return name && media_type ? { name, media_type } : { name: line };
}
