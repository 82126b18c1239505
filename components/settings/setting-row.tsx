import type { ReactNode } from "react";
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
};

/** One setting: its name and what it does at the left, its control at the right. */
export function SettingRow({ label, text, error, children, beside }: SettingRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-2 px-3 py-2">
      <Field label={label} description={text} error={error} className="contents">
        <div className="col-start-2 row-span-2 row-start-1 ml-2">{children}</div>
      </Field>
      {beside && <div className="col-start-3 row-span-2 row-start-1">{beside}</div>}
    </li>
  );
}

/** The frame around settings that are saved together. */
export function SettingRows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line rounded-lg border border-line bg-raised">{children}</ul>;
}
