import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";

type SettingRowProps = {
  label: ReactNode;
  /** What it does, in one short sentence. */
  text: ReactNode;
  error?: ReactNode;
  /** The control the label names. */
  children: ReactNode;
  /** A second control or a unit beside it. */
  beside?: ReactNode;
  stacked?: boolean;
};

/** One setting: its name and what it does at the left, its control at the right; with two controls they stand below on a phone. */
export function SettingRow({ label, text, error, children, beside, stacked = false }: SettingRowProps) {
  return (
    <li
      className={cn(
        "grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-2 px-3 py-2",
        stacked &&
          "max-sm:grid-cols-[auto_auto_1fr] max-sm:[&_label]:col-span-full max-sm:[&_[role=alert]]:col-span-full max-sm:[&_p]:col-span-full",
      )}
    >
      <Field label={label} description={text} error={error} className="contents">
        <div
          className={cn(
            "col-start-2 row-span-2 row-start-1 ml-2",
            stacked && "max-sm:col-start-1 max-sm:row-span-1 max-sm:row-start-3 max-sm:mt-1 max-sm:ml-0",
          )}
        >
          {children}
        </div>
      </Field>
      <div
        className={cn(
          "col-start-3 row-span-2 row-start-1",
          stacked && "max-sm:col-start-2 max-sm:row-span-1 max-sm:row-start-3 max-sm:mt-1",
        )}
      >
        {beside}
      </div>
    </li>
  );
}

/** The frame around settings that are saved together. */
export function SettingRows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line rounded-lg border border-line bg-raised">{children}</ul>;
}
