import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** Nothing here yet: one sentence, and what to do about it. */
export function EmptyState({
  title,
  children,
  className,
}: {
  title: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cn("mx-auto flex max-w-2xl flex-col items-center gap-4 px-4 py-12 text-center", className)}
    >
      <p className="text-balance text-ink-soft text-lg">{title}</p>
      {children && <div className="flex flex-wrap items-center justify-center gap-2">{children}</div>}
    </div>
  );
}
