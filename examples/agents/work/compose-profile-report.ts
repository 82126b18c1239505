import { columnTable, correlationTable, numberTable, trendTable } from "./compose-tables.ts";
import type { Block } from "./document.ts";
import { formatNumber } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

/** The readable side of profile.json: the same figures, rounded, in tables. */
export function composeProfileReport(profile: Profile): Block[] {
  const section = (text: string, table: Block | null): Block[] =>
    table ? [{ kind: "heading", level: 2, text }, table] : [];
  const { file, order, duplicateRows } = profile;
  const facts = [
    `${formatNumber(profile.rows)} rows, ${formatNumber(profile.columns.length)} columns, ${formatNumber(file.bytes)} bytes, ${file.encoding}, delimiter ${JSON.stringify(file.delimiter)}`,
    `SHA-256 ${file.sha256}`,
    `Repeated rows: ${formatNumber(duplicateRows.count)}${duplicateRows.count > 0 ? ` (data rows ${duplicateRows.examples.join(", ")}${duplicateRows.count > 10 ? ", …" : ""})` : ""}`,
    order
      ? `Ordered by ${order.column}, ${order.from} to ${order.to}`
      : "No column of dates or years orders the rows",
    profile.groupBy ? `Compared by ${profile.groupBy}` : "No category with 2 to 8 values to compare by",
    ...profile.notes,
  ];
  return [
    { kind: "heading", level: 1, text: `Profile of ${file.name}` },
    { kind: "list", items: facts },
    ...section("Columns", columnTable(profile)),
    ...section("Numeric columns", numberTable(profile)),
    ...section("Correlations (Pearson)", correlationTable(profile)),
    ...section("Trends", trendTable(profile)),
    { kind: "heading", level: 2, text: "Rules" },
    { kind: "list", items: profile.rules },
  ];
}
