"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { MultiSelect } from "#components/ui/multi-select.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { NeedsFields } from "./needs-fields.tsx";
import { PriorityField } from "./priority-field.tsx";
import { reviewOptions } from "./review-options.ts";
import { gapOf } from "./skill-gap.ts";
import type { DraftErrors, TaskDraft } from "./task-draft.ts";

type Props = { draft: TaskDraft; errors: DraftErrors; onChange: (change: Partial<TaskDraft>) => void };

const choices = [{ value: "default" as const, label: "Checks, when there are lines" }, ...reviewOptions];

/** The fields of a task. Skills and tools are suggested from the agents that are here. */
export function TaskFields({ draft, errors, onChange }: Props) {
  const { agents, tasks } = useBoard();
  const present = Object.values(agents).filter(({ status }) => status !== "revoked" && status !== "refused");
  const open = Object.values(tasks).filter(({ status }) => status !== "completed" && status !== "canceled");
  return (
    <>
      <Field label="Title" error={errors.title}>
        <Input
          value={draft.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
          placeholder="Draft the market brief"
          maxLength={200}
          autoFocus
        />
      </Field>
      <Field
        label="Instructions"
        description="What the agent needs to know. Markdown is fine."
        error={errors.instructions}
      >
        <Textarea
          value={draft.instructions}
          onChange={(event) => onChange({ instructions: event.currentTarget.value })}
        />
      </Field>
      <Field label="Done when" description="One line each; every line is checked." error={errors.acceptance}>
        <Textarea
          value={draft.acceptance}
          onChange={(event) => onChange({ acceptance: event.currentTarget.value })}
          className="min-h-16"
          placeholder={"names its sources\nthe total equals the sum of the rows"}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <NeedsFields
          needs={draft}
          description={gapOf(draft, present) ?? "Only agents with all of them are asked."}
          onChange={onChange}
        />
        <PriorityField value={draft.priority} onChange={(priority) => onChange({ priority })} />
        <Field label="Deadline" error={errors.deadline}>
          <Input
            type="datetime-local"
            value={draft.deadline}
            onChange={(event) => onChange({ deadline: event.currentTarget.value })}
          />
        </Field>
        <Field label="Starts after" description="Waits until these are done.">
          <MultiSelect
            choices={open.map(({ id, title }) => ({ value: id, label: title }))}
            value={draft.dependsOn}
            onChange={(next) => onChange({ dependsOn: next })}
            placeholder="at once"
          />
        </Field>
        <Field label="Review">
          <Select options={choices} value={draft.review} onChange={(review) => onChange({ review })} />
        </Field>
      </div>
    </>
  );
}
