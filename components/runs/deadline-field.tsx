"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = { value: Date | null; onChange: (value: Date | null) => void; disabled?: boolean };

const two = (value: number): string => String(value).padStart(2, "0");
/** A moment as the browser's control for date and time writes it, in the reader's zone. */
const localOf = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;

/** When all of it must be done, or never. */
export function DeadlineField({ value, onChange, disabled = false }: Props) {
  return (
    <Field label="Deadline">
      <Input
        type="datetime-local"
        disabled={disabled}
        value={value ? localOf(value) : ""}
        onChange={(event) => {
          const at = event.currentTarget.value ? new Date(event.currentTarget.value) : null;
          if (at === null || !Number.isNaN(at.getTime())) onChange(at);
        }}
      />
    </Field>
  );
}
