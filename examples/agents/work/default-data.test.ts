import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildDocx } from "./build-docx.ts";
import { buildPage } from "./build-page.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { composeBrief } from "./compose-brief.ts";
import { composeProfileReport } from "./compose-profile-report.ts";
import { toMarkdown } from "./document.ts";
import { profileCsv } from "./profile-csv.ts";
import { readXlsx, splitAddress } from "./read-xlsx.ts";
import { showsNumber, statedFigures, statedTables } from "./stated-figures.ts";

const bytes = readFileSync(new URL("../../../node_modules/vega-datasets/data/weather.csv", import.meta.url));
const profile = profileCsv("weather.csv", bytes, {
  source: "NOAA, by vega-datasets",
  units: { temp_max: "°C" },
});

// The file has no quotes, so cutting at commas is a second, independent reader.
const records = bytes
  .toString()
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const HEADER = ["location", "date", "precipitation", "temp_max", "temp_min", "wind", "weather"];
const MEASURES = ["precipitation", "temp_max", "temp_min", "wind"];
const take = (name: string, rows = records) => rows.map((row) => Number(row[HEADER.indexOf(name)]));
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
const mean = (numbers: number[]) => sum(numbers) / numbers.length;
const std = (numbers: number[]) => {
  const middle = mean(numbers);
  return Math.sqrt(sum(numbers.map((each) => (each - middle) ** 2)) / (numbers.length - 1));
};
const quantile = (numbers: number[], p: number) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const position = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(position)] as number, sorted[Math.ceil(position)] as number];
  return low * (1 - (position % 1)) + high * (position % 1);
};
const pearson = (xs: number[], ys: number[]) => {
  const [middleX, middleY] = [mean(xs), mean(ys)];
  return (
    sum(xs.map((x, index) => (x - middleX) * ((ys[index] as number) - middleY))) /
    ((xs.length - 1) * std(xs) * std(ys))
  );
};

function truth(name: string): Record<string, number> {
  const numbers = take(name);
  const [q1, q3] = [quantile(numbers, 0.25), quantile(numbers, 0.75)];
  const reach = 1.5 * (q3 - q1);
  return {
    n: numbers.length,
    Mean: mean(numbers),
    Std: std(numbers),
    Min: Math.min(...numbers),
    Q1: q1,
    Median: quantile(numbers, 0.5),
    Q3: q3,
    Max: Math.max(...numbers),
    Outliers: numbers.filter((each) => each < q1 - reach || each > q3 + reach).length,
  };
}

describe("the default data, recomputed independently", () => {
  test.each(MEASURES)("profile of %s", (name) => {
    const column = profile.columns.find((each) => each.name === name);
    const right = truth(name);
    const found = column?.numbers;
    if (!found || !column.outliers) throw new Error(`no figures for ${name}`);
    const pairs = [
      [found.mean, right.Mean],
      [found.std, right.Std],
      [found.q1, right.Q1],
      [found.median, right.Median],
      [found.q3, right.Q3],
      [found.min, right.Min],
      [found.max, right.Max],
    ];
    for (const [one, two] of pairs) expect(one).toBeCloseTo(two as number, 9);
    expect([found.count, column.outliers.below + column.outliers.above]).toEqual([2922, right.Outliers]);
  });

  test("correlations, group means, mixes, seasons and trends", () => {
    for (const { a, b, r } of profile.correlations) expect(r).toBeCloseTo(pearson(take(a), take(b)), 9);
    expect(profile.correlations).toHaveLength(6);
    expect(profile.groupBy).toBe("location");
    for (const { column, group, months } of profile.seasons) {
      for (const month of months) {
        const rows = records.filter(
          (row) => (group === null || row[0] === group) && Number(row[1]?.slice(5, 7)) === month.month,
        );
        expect(month.mean).toBeCloseTo(mean(take(column, rows)), 9);
      }
    }
    for (const { column, by, groups } of profile.comparisons) {
      for (const group of groups)
        expect(group.mean).toBeCloseTo(
          mean(
            take(
              column,
              records.filter((row) => row[HEADER.indexOf(by)] === group.name),
            ),
          ),
          9,
        );
    }
    for (const { column, group, slope, r2 } of profile.trends) {
      const rows = records.filter((row) => group === null || row[0] === group);
      const years = rows.map((row) => Date.parse(row[1] ?? "") / 86_400_000 / 365.25);
      const r = pearson(years, take(column, rows));
      expect(slope).toBeCloseTo((r * std(take(column, rows))) / std(years), 6);
      expect(r2).toBeCloseTo(r * r, 9);
    }
    for (const { groups } of profile.mixes) {
      for (const { name, shares } of groups)
        for (const { value, n } of shares)
          expect(n).toBe(records.filter((row) => row[0] === name && row[6] === value).length);
    }
  });

  test("every figure in the Markdown, Word and HTML tables is the right one, rounded", async () => {
    const blocks = composeBrief(profile);
    const files: [string, Uint8Array][] = [
      ["brief.md", Buffer.from(toMarkdown(blocks))],
      ["profile.md", Buffer.from(toMarkdown(composeProfileReport(profile)))],
      ["brief.docx", await buildDocx("Brief", blocks)],
      ["page.html", Buffer.from(buildPage(profile, bytes))],
    ];
    for (const [name, content] of files) {
      const stated = statedFigures(name, content);
      for (const measure of MEASURES) {
        for (const [heading, right] of Object.entries(truth(measure))) {
          const shown = (stated.get(measure) ?? stated.get(`${measure} (°C)`))?.get(heading) ?? "";
          expect(
            showsNumber(shown, right),
            `${name}: ${measure} ${heading} shows ${shown}, truth ${right}`,
          ).toBe(true);
        }
      }
    }
    expect(statedTables("brief.docx", files[2]?.[1] ?? new Uint8Array())).toEqual(
      statedTables("brief.md", files[0]?.[1] ?? new Uint8Array()),
    );
  });

  test("every formula of the workbook gives what it stores, computed from the cells of Data", async () => {
    const sheets = readXlsx(await buildWorkbook(profile, bytes));
    const data = sheets.find(({ name }) => name === "Data")?.cells;
    const columnOf = (range: string) => {
      const [from = "", to = ""] = range.replaceAll("$", "").replace("Data!", "").split(":");
      const letter = from.replace(/\d/g, "");
      return Array.from(
        { length: splitAddress(to).row - 1 },
        (_, index) => data?.get(`${letter}${index + 2}`)?.value ?? null,
      );
    };
    const numbersOf = (range: string) => columnOf(range).filter((value) => typeof value === "number");
    const evaluate = (formula: string, cells: (address: string) => string | number): number | null => {
      const [, call = "", inner = ""] = /^(\w+)\((.*)\)$/.exec(formula) ?? [];
      const [one = "", two = "", three = ""] = inner.split(",");
      if (call === "COUNT") return numbersOf(one).length;
      if (call === "AVERAGE") return mean(numbersOf(one));
      if (call === "MIN") return Math.min(...numbersOf(one));
      if (call === "MAX") return Math.max(...numbersOf(one));
      if (call === "MEDIAN") return quantile(numbersOf(one), 0.5);
      if (call === "QUARTILE") return quantile(numbersOf(one), Number(two) / 4);
      if (call === "CORREL") return pearson(numbersOf(one), numbersOf(two));
      if (call === "COUNTIF") return columnOf(one).filter((value) => value === cells(two)).length;
      if (call === "AVERAGEIF") {
        const names = columnOf(one);
        return mean(
          columnOf(three)
            .filter((_, index) => names[index] === cells(two))
            .map(Number),
        );
      }
      const spread = /^IF\(C\d+>1,STDEV\((.*)\),0\)$/.exec(formula)?.[1];
      if (spread) return std(numbersOf(spread));
      const [, range, below, above] =
        /^IF\(J\d+=H\d+,0,COUNTIF\((\S+?),"<"&(L\d+)\)\+COUNTIF\(\S+?,">"&(M\d+)\)\)$/.exec(formula) ?? [];
      if (range && below && above)
        return numbersOf(range).filter(
          (value) => value < Number(cells(below)) || value > Number(cells(above)),
        ).length;
      const [, at, sign, row] = /^([HJ]\d+)([-+])1\.5\*\(J(\d+)-H\d+\)$/.exec(formula) ?? [];
      if (at)
        return (
          Number(cells(at)) +
          (sign === "-" ? -1.5 : 1.5) * (Number(cells(`J${row}`)) - Number(cells(`H${row}`)))
        );
      if (/^ROWS\((.*)\)-COUNT\(\1\)$/.test(formula)) return 0;
      return null;
    };
    let checked = 0;
    for (const sheet of sheets) {
      const cells = (address: string) =>
        sheet.cells.get(address.replaceAll("$", ""))?.value as string | number;
      for (const [address, { formula, value }] of sheet.cells) {
        if (formula === null) continue;
        expect(evaluate(formula, cells), `${sheet.name}!${address} ${formula}`).toBeCloseTo(
          value as number,
          9,
        );
        checked++;
      }
    }
    expect(checked).toBe(4 * 12 + 2 * 5 + 4 * 3);
    expect(data?.size).toBe(2923 * 7);
  });
});
