import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Wordmark } from "./wordmark.tsx";

/** The frame of pages outside a workspace: the name of the product above one column. */
export function PlainPage({
  title,
  lead,
  children,
  wide = false,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <main
      className={cn(
        "mx-auto flex min-h-dvh w-full flex-col px-4 py-6 sm:px-6",
        wide ? "max-w-5xl" : "max-w-md sm:pt-[10vh]",
      )}
    >
      <Wordmark />
      <h1 className="mt-8 text-2xl text-balance">{title}</h1>
      {lead && <p className="mt-2 max-w-[72ch] text-ink-soft text-lg">{lead}</p>}
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </main>
  );
}
