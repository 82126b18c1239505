"use client";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Priority, priorities } from "#server/domain/task.ts";

type Props = { value: Priority; onChange: (priority: Priority) => void };

/** How urgent a task is. */
export function PriorityField({ value, onChange }: Props) {
  return (
    <Field label="Priority">
      <Select
        options={priorities.map((each) => ({ value: each, label: each }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
