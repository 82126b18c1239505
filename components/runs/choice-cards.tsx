"use client";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";

type Choice<T extends string> = { value: T; label: string; note: ReactNode; disabled?: boolean };
type Props<T extends string> = {
  legend: string;
  name: string;
  choices: readonly Choice<T>[];
  value: T;
  onChange: (value: T) => void;
};

/** One of a few ways, each with a line about it. */
export function ChoiceCards<T extends string>({ legend, name, choices, value, onChange }: Props<T>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-strong text-sm">{legend}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              "flex cursor-pointer gap-2 rounded-md border bg-raised px-3 py-2",
              choice.value === value ? "border-accent ring-1 ring-accent" : "border-line",
              choice.disabled && "cursor-default opacity-60",
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-0.5 size-4 shrink-0 accent-accent"
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            <span className="min-w-0">
              <span className="block font-strong">{choice.label}</span>
              <span className="block text-ink-soft text-sm">{choice.note}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
