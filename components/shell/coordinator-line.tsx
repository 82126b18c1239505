"use client";
import { useState } from "react";
import { Popover } from "#components/ui/popover.tsx";
import { CoordinatorDetails } from "./coordinator-details.tsx";
import { CoordinatorGlyph } from "./coordinator-glyph.tsx";
import { useCoordinatorWords } from "./use-coordinator-words.ts";

/** Who coordinates the work here; press it for what waits and why. On a tablet the shape alone. */
export function CoordinatorLine() {
  const { mode, line, more } = useCoordinatorWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={`${line}${more && `: ${more}`}`}
      side="right"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          title={`Coordinator: ${line}`}
          className="flex w-full items-start gap-2 rounded-md px-2 py-1 text-left text-xs hover:bg-raised max-lg:h-8 max-lg:items-center max-lg:justify-center touch:min-h-11"
        >
          <CoordinatorGlyph mode={mode} className="lg:mt-px" />
          <span className="min-w-0 max-lg:sr-only">
            <span className="sr-only">Coordinator: </span>
            <span className="block text-ink-soft [overflow-wrap:anywhere]">{line}</span>
            {more && <span className="block text-attention">{more}</span>}
          </span>
        </button>
      }
    >
      <CoordinatorDetails onLeave={() => setOpen(false)} />
    </Popover>
  );
}
