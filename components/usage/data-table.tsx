import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import { ScrollBox } from "#components/ui/scroll-box.tsx";

/** A column: its head, whether it holds numbers, and what stands in it. */
export type Column<T> = { head: string; number?: boolean; cell: (row: T) => ReactNode; className?: string };

/** A table whose numbers stand under each other; it scrolls by itself where it is wider than its place. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}) {
  return (
    <ScrollBox label={caption} className="rounded-lg border border-line bg-raised">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-ink-soft text-xs">
            {columns.map(({ head, number }) => (
              <th
                key={head}
                scope="col"
                className={cn(
                  "whitespace-nowrap px-3 py-1.5 font-normal",
                  number ? "text-right" : "text-left",
                )}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line border-b last:border-b-0">
              {columns.map(({ head, number, cell, className }) => (
                <td
                  key={head}
                  className={cn(
                    "px-3 py-1.5 align-baseline",
                    number ? "whitespace-nowrap text-right font-mono" : "max-w-80 [overflow-wrap:anywhere]",
                    className,
                  )}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
