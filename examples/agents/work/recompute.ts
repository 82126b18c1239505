import type { Profile } from "./profile-shape.ts";

export type Recomputed = {
  count: number;
  mean: number;
  std: number;
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
  outliers: number;
};

/**
 * The figures of every numeric column once more, on purpose by other means than the profile: another CSV reader
 * (one regular expression), two passes, quantiles by counting ranks. Only how a column is written is taken from the profile.
 */
export function recompute(profile: Profile, csv: Uint8Array): Map<string, Recomputed> {
  const [header = [], ...rows] = readRecords(
    new TextDecoder(profile.file.encoding).decode(csv),
    profile.file.delimiter,
  );
  const found = new Map<string, Recomputed>();
  profile.columns.forEach((column, index) => {
    if (!column.decimalMark || header.length <= index) return;
    const mark = column.decimalMark;
    const values = rows.map((row) => readNumber(row[index] ?? "", mark)).filter((value) => value !== null);
    if (values.length > 0) found.set(column.name, restate(values));
  });
  return found;
}

/** How many data rows the file has, by the second reader. */
export function countRows(profile: Profile, csv: Uint8Array): number {
  return Math.max(
    0,
    readRecords(new TextDecoder(profile.file.encoding).decode(csv), profile.file.delimiter).length - 1,
  );
}

function readRecords(text: string, delimiter: string): string[][] {
  const cut = delimiter === "|" ? "\\|" : delimiter;
  const field = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$)|([^${cut}\\r\\n]*))(${cut}|\\r\\n|\\n|\\r|$)`, "gy");
  const records: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const [, quoted, plain, end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error("The second reader cannot follow this file's quotes.");
    records[records.length - 1]?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== delimiter && end !== "") records.push([]);
    if (end === "") break;
  }
  const width = records.find((record) => record.join("").trim() !== "")?.length ?? 0;
  if (width === 1 && records[records.length - 1]?.length === 0) records.pop();
  return records.filter((record) => width === 1 || record.length > 1 || (record[0] ?? "").trim() !== "");
}

function readNumber(cell: string, mark: "." | ","): number | null {
  if (!/\d/.test(cell) || /[a-df-z]/i.test(cell)) return null;
  const kept = cell.replace(/\u2212/g, "-").replace(mark === "." ? /[^\d.e+-]/gi : /[^\d,e+-]/gi, "");
  const value = Number(kept.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

function restate(values: number[]): Recomputed {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (quarters: number) => {
    const whole = Math.floor(((count - 1) * quarters) / 4);
    const rest = ((count - 1) * quarters) % 4;
    const low = sorted[whole] as number;
    return rest === 0 ? low : low * (1 - rest / 4) + (sorted[whole + 1] as number) * (rest / 4);
  };
  const [q1, q3] = [rank(1), rank(3)];
  const fence = 1.5 * (q3 - q1);
  const outliers = fence > 0 ? values.filter((value) => value < q1 - fence || value > q3 + fence).length : 0;
  return {
    count,
    mean,
    std: count > 1 ? Math.sqrt(squares / (count - 1)) : 0,
    min: sorted[0] as number,
    q1,
    median: rank(2),
    q3,
    max: sorted[count - 1] as number,
    outliers,
  };
}
