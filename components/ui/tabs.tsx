"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

export type Tab = { value: string; label: ReactNode; content: ReactNode };

/** Views of one thing, one shown at a time; `framed` where they fill a box of their own to its edges. */
export function Tabs({
  tabs,
  defaultValue,
  label,
  framed = false,
}: {
  tabs: readonly Tab[];
  defaultValue?: string;
  label: string;
  framed?: boolean;
}) {
  return (
    <Base.Root defaultValue={defaultValue ?? tabs[0]?.value}>
      <Base.List
        aria-label={label}
        className={cn("relative flex gap-4 overflow-x-auto border-line border-b", framed && "px-3 pt-1")}
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="h-8 shrink-0 border-transparent border-b-2 text-base text-ink-soft hover:text-ink data-active:border-accent data-active:font-strong data-active:text-ink touch:min-h-11 touch:min-w-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={framed ? undefined : "pt-4"}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
