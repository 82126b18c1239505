import writeExcelFile from "write-excel-file/node";
import { findFindings } from "./find-findings.ts";
import { parseCsv } from "./parse-csv.ts";
import { typeColumns } from "./profile-csv.ts";
import type { Profile } from "./profile-shape.ts";
import { columnLetters } from "./read-xlsx.ts";
import { workbookFeatures } from "./workbook-features.ts";
import {
  aboutSheet,
  type BuiltSheet,
  correlationSheet,
  dataSheet,
  groupSheet,
  summarySheet,
} from "./workbook-sheets.ts";
import { timeSheet } from "./workbook-time.ts";

const MOST_ROWS = 1_048_575;

/** Builds the .xlsx: Summary, Groups, Correlations and Over time as live formulas and a chart over the sheet Data, which holds the whole file. */
export async function buildWorkbook(profile: Profile, csv: Uint8Array): Promise<Uint8Array> {
  const columns = typeColumns(parseCsv(csv));
  if (columns.length === 0) throw new Error("The file is empty: there is nothing to put into a workbook.");
  if (profile.rows > MOST_ROWS)
    throw new Error(`A sheet holds ${MOST_ROWS} rows and the file has ${profile.rows}.`);
  const last = Math.max(2, profile.rows + 1);
  const range = (name: string) => {
    const letter = columnLetters(columns.findIndex((column) => column.name === name));
    return `Data!$${letter}$2:$${letter}$${last}`;
  };
  const measure =
    findFindings(profile).find((finding) => finding.kind === "season")?.columns[0] ??
    profile.periods[0]?.column;
  const groups = groupSheet(profile, range);
  const remarks =
    groups || !profile.groupBy
      ? []
      : [
          "The sheet Groups was left out: the names of the groups contain characters that formulas read as patterns.",
        ];
  const sheets = [
    summarySheet(profile, range),
    groups,
    correlationSheet(profile, range),
    measure ? timeSheet(profile, measure) : null,
    dataSheet(columns, profile.rows),
    aboutSheet(profile, remarks),
  ].filter((sheet): sheet is BuiltSheet => sheet !== null);
  const features = workbookFeatures(sheets.map(({ extras }) => extras));
  const parts = sheets.map(({ sheet, data, widths, sticky }) => ({
    sheet,
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: sticky,
    showGridLines: sheet === "Data",
  }));
  return new Uint8Array(
    await writeExcelFile(parts, { features, fontFamily: "Calibri", fontSize: 11 }).toBuffer(),
  );
}
