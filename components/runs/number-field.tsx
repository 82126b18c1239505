"use client";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = {
  label: string;
  description?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  placeholder?: string;
  whole?: boolean;
  disabled?: boolean;
};

/** A number or nothing; what cannot be read stays as typed and says so. */
export function NumberField({ label, description, value, onChange, placeholder, whole, disabled }: Props) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const read = numberOf(typed, whole ?? false);
  const shown = read === undefined || read === value ? typed : value === null ? "" : String(value);
  const wrong = read === undefined && shown === typed;
  return (
    <Field
      label={label}
      description={description}
      error={wrong ? (whole ? "A whole number, or nothing." : "A number, or nothing.") : undefined}
    >
      <Input
        inputMode={whole ? "numeric" : "decimal"}
        className="font-mono"
        value={shown}
        placeholder={placeholder ?? "no limit"}
        disabled={disabled ?? false}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          const number = numberOf(next, whole ?? false);
          if (number !== undefined) onChange(number);
        }}
      />
    </Field>
  );
}

/** The number a person typed, with a comma or a point and spaces between groups; null for nothing, undefined for what is none. */
function numberOf(typed: string, whole: boolean): number | null | undefined {
  const plain = typed.replace(/[\s\u202f$]/g, "").replace(",", ".");
  if (plain === "") return null;
  const number = Number(plain);
  if (!Number.isFinite(number) || number < 0 || (whole && !Number.isInteger(number))) return undefined;
  return number;
}
