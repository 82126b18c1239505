import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A box that scrolls by itself, so that the page does not; reachable by keyboard. `label` says what is inside. */
export function ScrollBox({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={label} className={cn("relative overflow-auto", className)}>
      {children}
    </section>
  );
}
