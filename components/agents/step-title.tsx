import type { ReactNode } from "react";

/** The head of one of the steps by which an agent joins. */
export function StepTitle({ number, children }: { number: number; children: ReactNode }) {
  return (
    <h2 className="mb-2 flex items-center gap-2 text-base">
      <span
        className="inline-flex size-5 shrink-0 items-center justify-center rounded-[50%] bg-accent-wash text-accent text-xs"
        aria-hidden="true"
      >
        {number}
      </span>
      {children}
    </h2>
  );
}
