"use client";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { cn } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

const width = { sm: "w-7", md: "w-8", lg: "w-10" } as const;

/** A button with only an icon; `label` names it for screen readers and in its tooltip. `hint` is its key. */
export function IconButton({
  label,
  hint,
  size = "md",
  variant = "quiet",
  className,
  ...rest
}: ButtonProps & { label: string; hint?: string; children: ReactNode }) {
  return (
    <Tooltip text={hint ? `${label} · ${hint}` : label}>
      <Button
        aria-label={label}
        size={size}
        variant={variant}
        className={cn("px-0 touch:min-w-11", width[size ?? "md"], className)}
        {...rest}
      />
    </Tooltip>
  );
}
