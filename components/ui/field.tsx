"use client";
import { Field as Base } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  name?: string;
  description?: ReactNode;
  /** What is wrong and what to do; shown and announced at once. */
  error?: ReactNode;
  className?: string;
};

/** A labelled control with an optional description and error. */
export function Field({ label, children, name, description, error, className }: FieldProps) {
  return (
    <Base.Root
      {...(name ? { name } : {})}
      invalid={Boolean(error)}
      className={cn("flex min-w-0 flex-col gap-1", className)}
    >
      <Base.Label className="font-strong text-sm text-ink">{label}</Base.Label>
      {children}
      {description && <Base.Description className="text-ink-faint text-xs">{description}</Base.Description>}
      {error && (
        <Base.Error match className="text-failed text-sm" role="alert">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}
