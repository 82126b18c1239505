"use client";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type Props = {
  label: string;
  description?: string;
  placeholder?: string;
  value: readonly string[];
  onChange: (lines: string[]) => void;
  disabled?: boolean;
};

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, "").trim())
    .filter(Boolean);

/** A list as text, one entry a line; what is being typed stays as typed while it says the same. */
export function LinesField({ label, description, placeholder, value, onChange, disabled }: Props) {
  const [typed, setTyped] = useState(value.join("\n"));
  const shown = linesOf(typed).join("\n") === value.join("\n") ? typed : value.join("\n");
  return (
    <Field label={label} description={description}>
      <Textarea
        value={shown}
        placeholder={placeholder}
        disabled={disabled}
        className="min-h-16"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(linesOf(event.currentTarget.value));
        }}
      />
    </Field>
  );
}
