"use client";
import { type ReactNode, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { DecisionSheet } from "./decision-sheet.tsx";

/** A question that opens the decision which answers it: “Why?”, “Why Mira?”. */
export function DecisionLink({
  decisionId,
  children,
  className,
}: {
  decisionId: string;
  children: ReactNode;
  className?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cn(
          "inline-flex items-center rounded-sm px-1 text-accent text-sm underline-offset-2 hover:underline touch:min-h-11 touch:min-w-11",
          className,
        )}
      >
        {children}
      </button>
      {open && <DecisionSheet decisionId={decisionId} onClose={() => setOpen(false)} />}
    </>
  );
}
