import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";

export type ButtonProps = ComponentProps<"button"> & ButtonStyle & { busy?: boolean };

/** A button that says what will happen. While `busy` it keeps its size and its words and takes no second press. */
export function Button({ variant, size, busy = false, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cn(buttonStyle({ variant, size }), busy && "cursor-progress", className)}
    />
  );
}
