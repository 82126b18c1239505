"use client";
import { Tabs } from "#components/ui/tabs.tsx";
import { numbered } from "./numbered.ts";
import type { WorkbookShape } from "./office-shape.ts";
import { SheetTable } from "./sheet-table.tsx";

type Props = Pick<WorkbookShape, "sheets" | "cut"> & { name: string };

/** An Excel file: a tab for each sheet, its first rows, and how many more there are. */
export function WorkbookPreview({ name, sheets, cut }: Props) {
  if (sheets.length === 0)
    return <p className="p-4 text-ink-faint">There is no sheet with cells in this file.</p>;
  const tabs = numbered(sheets).map(({ thing: sheet, key }) => ({
    value: key,
    label: (
      <>
        {sheet.name || `Sheet ${Number(key) + 1}`}
        {sheet.hidden && <span className="text-ink-faint"> (hidden)</span>}
      </>
    ),
    content: <SheetTable sheet={sheet} atLeast={cut} />,
  }));
  return <Tabs label={`Sheets of ${name}`} tabs={tabs} framed />;
}
