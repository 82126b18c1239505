import { numbered } from "./numbered.ts";
import { parseCsv } from "./parse-csv.ts";

const shownRows = 200;
const numeric = /^-?[\d.,\s]+%?$/;

/** The first rows of a table file, numbers to the right, the head staying in sight. */
export function CsvTable({ text }: { text: string }) {
  const [head = [], ...body] = parseCsv(text, shownRows + 1);
  const isNumber = head.map((_, column) => {
    const cells = body.slice(0, 20).flatMap((row) => row[column] || []);
    return cells.length > 0 && cells.every((cell) => numeric.test(cell));
  });
  if (head.length === 0) return <p className="p-3 text-ink-faint">This table is empty.</p>;
  return (
    <>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            {numbered(head).map(({ thing: cell, key }) => (
              <th
                key={key}
                className={`sticky top-0 whitespace-nowrap bg-sunken px-2.5 py-1.5 font-strong ${isNumber[Number(key)] ? "text-right" : "text-left"}`}
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(body).map(({ thing: row, key }) => (
            <tr key={key} className="border-line border-t">
              {numbered(row).map(({ thing: cell, key: column }) => (
                <td
                  key={column}
                  className={`max-w-80 truncate px-2.5 py-1 ${isNumber[Number(column)] ? "text-right font-mono" : ""}`}
                  title={cell.length > 40 ? cell : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length >= shownRows && (
        <p className="border-line border-t px-3 py-1.5 text-ink-faint text-xs">
          The first {shownRows} rows. Download the file for the rest.
        </p>
      )}
    </>
  );
}
