"use client";
import type { ReactNode } from "react";
import { ConnectionPill } from "#components/live/connection-pill.tsx";

/** The head of every page in a workspace: its name, its tools, and how live it is. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="z-20 flex lg:sticky lg:top-0 min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-surface px-4 py-2 max-sm:px-3">
      <h1 className="shrink-0 text-lg">{title}</h1>
      <div className="order-last flex min-w-0 flex-1 basis-full items-center gap-2 sm:order-none sm:basis-0">
        {children}
      </div>
      <div className="max-sm:ml-auto">
        <ConnectionPill />
      </div>
    </header>
  );
}
