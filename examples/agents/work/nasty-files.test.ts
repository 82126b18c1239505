import { describe, expect, test } from "vitest";
import { buildDocx } from "./build-docx.ts";
import { buildPage } from "./build-page.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { checkCriterion } from "./check-criteria.ts";
import { composeBrief } from "./compose-brief.ts";
import { composeProfileReport } from "./compose-profile-report.ts";
import { toMarkdown } from "./document.ts";
import { nastyFiles } from "./nasty-files.ts";
import { profileCsv } from "./profile-csv.ts";
import { readXlsx } from "./read-xlsx.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const profileOf = (name: string) => profileCsv(name, encode(nastyFiles[name] ?? ""));
const columnOf = (name: string, column: string) =>
  profileOf(name).columns.find((each) => each.name === column);

describe("nasty CSV files", () => {
  test.each(Object.keys(nastyFiles))(
    "%s becomes deliverables that open, with figures that agree",
    async (name) => {
      const csv = encode(nastyFiles[name] ?? "");
      const profile = profileCsv(name, csv);
      const blocks = composeBrief(profile);
      const files = [
        { name: "profile.json", bytes: encode(JSON.stringify(profile)) },
        { name: "profile.md", bytes: encode(toMarkdown(composeProfileReport(profile))) },
        { name: "brief.md", bytes: encode(toMarkdown(blocks)) },
        { name: "brief.docx", bytes: await buildDocx("Brief", blocks) },
        { name: "page.html", bytes: encode(buildPage(profile, csv)) },
        ...(profile.columns.length > 0
          ? [{ name: "data.xlsx", bytes: await buildWorkbook(profile, csv) }]
          : []),
      ];
      const material = { files, profile, csv };
      const criteria = [
        "Every file opens",
        "The figures agree with a recomputation from the CSV",
        "The page is self-contained",
        "The Word file says the same as the Markdown file",
      ];
      if (profile.columns.length > 0)
        criteria.push(
          "The sheet Data holds every row",
          "The figures are live formulas",
          "It names the SHA-256",
        );
      for (const criterion of criteria) {
        const { passed, evidence } = checkCriterion(
          criterion,
          criterion.startsWith("It names")
            ? { ...material, files: files.filter((file) => !file.name.endsWith(".json")) }
            : material,
        );
        expect(passed, `${criterion}: ${evidence}`).toBe(true);
      }
      expect(new TextDecoder().decode(files[4]?.bytes)).not.toMatch(
        /[>"\s](-?NaN|undefined|-?Infinity)[<"\s]/,
      );
    },
  );

  test("an empty file cannot become a workbook and the reason is said", async () => {
    await expect(buildWorkbook(profileOf("empty.csv"), encode(""))).rejects.toThrow(/The file is empty/);
  });

  test("German decimals and dates are read as such", () => {
    expect(columnOf("semicolons.csv", "Preis")?.numbers).toMatchObject({
      count: 4,
      min: -0.75,
      max: 1234.5,
      sum: 1246,
    });
    expect(columnOf("semicolons.csv", "Datum")?.dates).toEqual({ from: "2020-02-01", to: "2020-02-04" });
  });

  test("Chinese headers and dates are read, and the stations are compared", () => {
    const profile = profileOf("chinese.csv");
    expect(profile.columns.map(({ kind }) => kind)).toEqual(["date", "text", "number", "text"]);
    expect(columnOf("chinese.csv", "气温")?.numbers).toMatchObject({ min: -3.5, max: 7.25 });
  });

  test("missing values are counted and an all-missing column is empty", () => {
    const profile = profileOf("missing.csv");
    expect(profile.columns.map(({ kind, missing }) => [kind, missing])).toEqual([
      ["integer", 1],
      ["integer", 2],
      ["empty", 5],
    ]);
    expect(profile.correlations[0]).toMatchObject({ n: 2, r: null });
  });

  test("constant columns correlate with nothing and have no outliers", () => {
    const profile = profileOf("constant.csv");
    expect(profile.correlations).toEqual([{ a: "k", b: "v", r: null, n: 4 }]);
    expect(profile.duplicateRows.count).toBe(3);
  });

  test("codes with leading zeros stay text", () => {
    expect(profileOf("codes.csv").columns.map(({ kind }) => kind)).toEqual(["text", "text", "integer"]);
  });

  test("a column of years orders the rows", () => {
    const { order, trends } = profileOf("years.csv");
    expect(order).toMatchObject({ column: "Jahr", kind: "year", from: "1990", to: "1993" });
    expect(trends).toEqual([{ column: "Wert", group: null, slope: 2, start: 1, end: 7, r2: 1, n: 4 }]);
  });

  test.each([
    ["plain.csv", "price\n1\n2\n2\n3\n", "How price is spread", [1, 2, 1]],
    ["names.csv", "town\nKöln\nKöln\nBonn\n", "The values of town", [2, 1]],
  ])("a page of %s, in which nothing stands out, still has a chart", (name, text, title, counts) => {
    const csv = encode(text);
    const page = buildPage(profileCsv(name, csv), csv);
    expect(page).toContain(`<h2>${title}</h2>`);
    const [first = ""] = /<svg.*?<\/svg>/.exec(page) ?? [];
    const shown = [...first.matchAll(/class="value"[^>]*>(\d+)</g)].map(([, n]) => Number(n));
    expect(shown).toEqual(counts);
  });

  test("text that looks like a formula or markup stays text", async () => {
    const csv = encode(nastyFiles["formulas.csv"] ?? "");
    const profile = profileCsv("formulas.csv", csv);
    const cell = readXlsx(await buildWorkbook(profile, csv))
      .find(({ name }) => name === "Data")
      ?.cells.get("A2");
    expect(cell).toEqual({ value: "=1+1", formula: null });
    expect(buildPage(profile, csv)).not.toContain("<script>");
    expect(toMarkdown(composeProfileReport(profile))).not.toMatch(/(?<!\\)<script>|[^\\]\*star/);
  });

  test("group names that formulas read as patterns get no formulas", async () => {
    const csv = encode(nastyFiles["patterns.csv"] ?? "");
    const names = readXlsx(await buildWorkbook(profileCsv("patterns.csv", csv), csv)).map(({ name }) => name);
    expect(names).not.toContain("Groups");
  });

  test("100,000 rows are profiled right and in good time", { timeout: 60_000 }, () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, row) => `${row},${(row * 7919) % 1000},${row % 3 === 0 ? "a" : "b"}`,
    );
    const started = performance.now();
    const profile = profileCsv("big.csv", encode(`n,v,g\n${rows.join("\n")}\n`));
    expect(performance.now() - started).toBeLessThan(15_000);
    // 7919 is prime to 1000: every value 0…999 occurs a hundred times.
    expect(profile.columns[1]?.numbers).toMatchObject({
      count: 100_000,
      min: 0,
      max: 999,
      median: 499.5,
      q1: 249.75,
      q3: 749.25,
    });
    expect(profile.columns[1]?.numbers?.mean).toBeCloseTo(499.5, 9);
    expect(profile.columns[1]?.numbers?.std).toBeCloseTo(
      Math.sqrt((((1000 ** 2 - 1) / 12) * 100_000) / 99_999),
      6,
    );
    expect(profile.rows).toBe(100_000);
  });
});
