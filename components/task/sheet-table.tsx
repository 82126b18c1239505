import { count } from "#components/ui/format-number.ts";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { numbered } from "./numbered.ts";
import type { SheetShape } from "./office-shape.ts";
import { spreadCells } from "./spread-cells.ts";

const numeric = /^-?[\d.,\s]+%?$/;
const edge = "sticky bg-sunken px-2 py-1 font-normal text-ink-faint text-xs";

/** The first rows of a sheet under its own letters and numbers, both staying in sight; below, what is not shown. */
export function SheetTable({ sheet, atLeast }: { sheet: SheetShape; atLeast: boolean }) {
  const { name, rows, columns } = sheet;
  if (rows.length === 0) return <p className="h-76 p-4 text-ink-faint">This sheet is empty.</p>;
  return (
    <>
      <ScrollBox label={`Sheet ${name}`} className="h-76">
        <table className="border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              <th className={`${edge} top-0 left-0 z-2 border-line border-r border-b`}>
                <span className="sr-only">Row</span>
              </th>
              {columns.map((letter) => (
                <th key={letter} scope="col" className={`${edge} top-0 z-1 border-line border-b`}>
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, cells }) => (
              <tr key={number}>
                <th scope="row" className={`${edge} left-0 border-line border-r text-right font-mono`}>
                  {number}
                </th>
                {numbered(spreadCells(cells, columns.length)).map(({ thing: { text, span }, key }) => (
                  <td
                    key={key}
                    colSpan={span}
                    className={`border-line border-b px-2.5 py-1 align-top ${numeric.test(text) ? "text-right font-mono" : ""}`}
                  >
                    <Cell text={text} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <SheetNote sheet={sheet} atLeast={atLeast} />
    </>
  );
}

/** Short text keeps its line; long text wraps, up to a few lines. */
function Cell({ text }: { text: string }) {
  if (text.length <= 40 && !text.includes("\n")) return <span className="whitespace-pre">{text}</span>;
  return (
    <div className="line-clamp-4 w-48 sm:w-72 whitespace-pre-line [overflow-wrap:anywhere]" title={text}>
      {text}
    </div>
  );
}

function SheetNote({ sheet, atLeast }: { sheet: SheetShape; atLeast: boolean }) {
  const { rows, rowCount, columns, columnCount, formulas, formulaCount } = sheet;
  const some = atLeast ? "at least " : "";
  const left = [
    rowCount > rows.length && `the first ${count(rows.length)} of ${some}${count(rowCount)} rows`,
    columnCount > columns.length &&
      `the first ${count(columns.length)} of ${some}${count(columnCount)} columns`,
  ].filter((words) => words !== false);
  return (
    <div className="border-line border-t px-3 py-2 text-ink-faint text-sm">
      <p>
        {left.length > 0
          ? `Shown: ${left.join(" and ")}. Download the file for the rest.`
          : `${count(rowCount)} ${rowCount === 1 ? "row" : "rows"}, all shown.`}
      </p>
      {formulas.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer touch:py-3">
            {formulaCount === 1 ? "1 formula" : `${count(formulaCount)} formulas`}
          </summary>
          <dl className="mt-1 grid max-h-40 grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5 overflow-auto font-mono text-xs">
            {numbered(formulas).map(({ thing: { cell, formula }, key }) => (
              <div key={key} className="contents">
                <dt>{cell}</dt>
                <dd className="text-ink-soft [overflow-wrap:anywhere]">{formula}</dd>
              </div>
            ))}
          </dl>
          {formulaCount > formulas.length && <p className="mt-1">The first {formulas.length} are listed.</p>}
        </details>
      )}
    </div>
  );
}
