import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A titled part of a page; `note` stands small at the right of the title. */
export function Section({
  title,
  note,
  children,
  id,
  className,
}: {
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
  id?: string;
  className?: string;
}) {
  return (
    <section id={id} className={cn("min-w-0", className)}>
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-base">{title}</h2>
        {note && <span className="text-ink-faint text-sm">{note}</span>}
      </div>
      {children}
    </section>
  );
}
