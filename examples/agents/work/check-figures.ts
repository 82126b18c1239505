import type { CheckFile, Material, Outcome } from "./check-material.ts";
import type { Profile } from "./profile-shape.ts";
import { type ReadSheet, readXlsx } from "./read-xlsx.ts";
import { countRows, type Recomputed, recompute } from "./recompute.ts";
import { showsNumber, statedFigures } from "./stated-figures.ts";

const HEADINGS: [string, keyof Recomputed][] = [
  ["n", "count"],
  ["Mean", "mean"],
  ["Std", "std"],
  ["Min", "min"],
  ["Q1", "q1"],
  ["Median", "median"],
  ["Q3", "q3"],
  ["Max", "max"],
  ["Outliers", "outliers"],
];

/** Every statistic a file states is compared with a recomputation from the CSV by other means. */
export function checkFigures({ files, profile, csv }: Material): Outcome {
  const truth = recompute(profile, csv);
  if (truth.size === 0)
    return { passed: true, evidence: "The file has no numeric column, so there are no figures to compare." };
  const outcomes = files
    .map((file) => compareFile(file, truth, profile))
    .filter((outcome) => outcome !== null);
  if (outcomes.length === 0)
    return {
      passed: false,
      evidence: `None of ${files.map(({ name }) => name).join(", ")} states figures that could be compared.`,
    };
  return {
    passed: outcomes.every(({ passed }) => passed),
    evidence: outcomes.map(({ evidence }) => evidence).join(" "),
  };
}

/** The sheet Data holds every row and the formulas' stored results are right. */
export function checkFormulas({ files, profile, csv }: Material): Outcome {
  const file = files.find(({ name }) => name.endsWith(".xlsx"));
  if (!file) return { passed: false, evidence: "There is no .xlsx file." };
  const sheets = readXlsx(file.bytes);
  const formulas = sheets.flatMap((sheet) => [...sheet.cells].filter(([, cell]) => cell.formula !== null));
  const without = formulas.filter(([, cell]) => typeof cell.value !== "number");
  const numeric = recompute(profile, csv).size > 0;
  const passed = without.length === 0 && (formulas.length > 0 || !numeric);
  return {
    passed,
    evidence: `${formulas.length} live formulas in ${file.name}, ${without.length} of them without a stored result.`,
  };
}

/** The sheet Data has as many rows as the second reader counts in the CSV. */
export function checkAllRows({ files, profile, csv }: Material): Outcome {
  const file = files.find(({ name }) => name.endsWith(".xlsx"));
  const sheet = file && readXlsx(file.bytes).find(({ name }) => name === "Data");
  if (!sheet) return { passed: false, evidence: "There is no workbook with a sheet Data." };
  const held = (sheet.xml.match(/<row /g)?.length ?? 1) - 1;
  const wanted = countRows(profile, csv);
  return {
    passed: held === wanted,
    evidence: `The sheet Data holds ${held} data rows; the CSV has ${wanted}.`,
  };
}

function compareFile(file: CheckFile, truth: Map<string, Recomputed>, profile: Profile): Outcome | null {
  const stated = figuresOf(file);
  if (stated.size === 0) return null;
  const wrong: string[] = [];
  let compared = 0;
  for (const [column, right] of truth) {
    const unit = profile.columns.find(({ name }) => name === column)?.unit;
    const figures = stated.get(column) ?? stated.get(`${column} (${unit})`);
    for (const [heading, key] of HEADINGS) {
      const shown = figures?.get(heading);
      compared++;
      if (shown === undefined) wrong.push(`${column}, ${heading}: not stated`);
      else if (!isRight(shown, right[key]))
        wrong.push(`${column}, ${heading}: ${shown}, should be ${right[key]}`);
    }
  }
  const verdict =
    wrong.length === 0 ? "all agree" : `${wrong.length} differ (${wrong.slice(0, 3).join("; ")})`;
  return {
    passed: wrong.length === 0,
    evidence: `${file.name}: ${compared} figures recomputed from the CSV, ${verdict}.`,
  };
}

function figuresOf(file: CheckFile): Map<string, Map<string, string | number>> {
  if (file.name.endsWith(".xlsx"))
    return sheetFigures(readXlsx(file.bytes).find(({ name }) => name === "Summary"));
  if (!file.name.endsWith(".json")) return statedFigures(file.name, file.bytes);
  const { columns } = JSON.parse(new TextDecoder().decode(file.bytes)) as Profile;
  const numeric = columns.filter(({ numbers }) => numbers !== null);
  return new Map(
    numeric.map(({ name, numbers, outliers }) => {
      const all = { ...numbers, outliers: (outliers?.below ?? 0) + (outliers?.above ?? 0) } as Record<
        string,
        number
      >;
      return [
        name,
        new Map(HEADINGS.flatMap(([heading, key]) => (all[key] === undefined ? [] : [[heading, all[key]]]))),
      ];
    }),
  );
}

function sheetFigures(sheet: ReadSheet | undefined): Map<string, Map<string, string | number>> {
  const figures = new Map<string, Map<string, string | number>>();
  const letters = [..."CEFGHIJKN"];
  for (let row = 5; sheet?.cells.has(`C${row}`); row++) {
    const name = String(sheet.cells.get(`A${row}`)?.value ?? "");
    figures.set(
      name,
      new Map(
        HEADINGS.map(([heading], index) => [
          heading,
          Number(sheet.cells.get(`${letters[index]}${row}`)?.value),
        ]),
      ),
    );
  }
  return figures;
}

/** A stored number must agree to nine digits, a displayed one to the digits it shows. */
function isRight(shown: string | number, truth: number): boolean {
  if (typeof shown === "string") return showsNumber(shown, truth);
  return Math.abs(shown - truth) <= 1e-9 * Math.max(1, Math.abs(truth));
}
