import { checkAllRows, checkFigures, checkFormulas } from "./check-figures.ts";
import type { Check, Material, Outcome } from "./check-material.ts";
import {
  checkCharts,
  checkOpens,
  checkPhone,
  checkSameWords,
  checkSelfContained,
  checkSource,
  textOf,
} from "./check-texts.ts";
import type { Profile } from "./profile-shape.ts";
import { readXlsx } from "./read-xlsx.ts";

const RULES: { words: RegExp; check: (material: Material, criterion: string) => Outcome }[] = [
  { words: /\bopens?\b|readable file/i, check: checkOpens },
  { words: /\bsheets?\b.*\b(Summary|Data|About)\b/, check: checkSheets },
  { words: /formulas?/i, check: checkFormulas },
  { words: /every row|all rows/i, check: checkAllRows },
  { words: /(figure|number|statistic)s?\b.*(agree|match|recomput|right)/i, check: checkFigures },
  { words: /self-contained|no (external )?requests?/i, check: checkSelfContained },
  { words: /\bcharts?\b/i, check: checkCharts },
  { words: /phone|small screens?/i, check: checkPhone },
  { words: /says? the same/i, check: checkSameWords },
  { words: /source|SHA-256/i, check: checkSource },
  { words: /correlations?.*trends?|trends?.*correlations?/i, check: checkRelations },
];

/** What a criterion quotes: words that must be there. */
const QUOTED = /[“"`]([^”"`]{2,80})[”"`]/g;

/** Is this a criterion this program has a rule for? What only quotes words is for whoever reads the work. */
export const isKnown = (criterion: string): boolean => RULES.some(({ words }) => words.test(criterion));

/** Judges one criterion by every rule whose words it uses; a criterion this program does not understand is not passed but left to a person. */
export function checkCriterion(criterion: string, material: Material): Check {
  const known = RULES.filter(({ words }) => words.test(criterion));
  const rules = known.length === 0 && criterion.match(QUOTED) ? [{ check: checkQuoted }] : known;
  if (rules.length === 0)
    return {
      name: criterion,
      passed: false,
      evidence: "This program cannot check that by itself: a person must look.",
    };
  const outcomes = rules.map(({ check }) => {
    try {
      return check(material, criterion);
    } catch (error) {
      return {
        passed: false,
        evidence: `Could not be checked: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  });
  return {
    name: criterion,
    passed: outcomes.every(({ passed }) => passed),
    evidence: outcomes
      .map(({ evidence }) => evidence)
      .join(" ")
      .slice(0, 4_900),
  };
}

/** Every phrase the criterion quotes stands in one of the files. */
function checkQuoted({ files }: Material, criterion: string): Outcome {
  const texts = files.map((file) => ({ name: file.name, text: textOf(file).toLowerCase() }));
  const found = [...criterion.matchAll(QUOTED)].map(([, phrase = ""]) => ({
    phrase,
    in: texts.filter(({ text }) => text.includes(phrase.toLowerCase())).map(({ name }) => name),
  }));
  return {
    passed: found.every((one) => one.in.length > 0),
    evidence: found
      .map((one) =>
        one.in.length > 0
          ? `“${one.phrase}” is in ${one.in.join(", ")}.`
          : `“${one.phrase}” is not in ${texts.map(({ name }) => name).join(", ") || "any file"}.`,
      )
      .join(" "),
  };
}

function checkSheets({ files }: Material, criterion: string): Outcome {
  const file = files.find(({ name }) => name.endsWith(".xlsx"));
  if (!file) return { passed: false, evidence: "There is no .xlsx file." };
  const present = readXlsx(file.bytes).map(({ name }) => name);
  const wanted = ["Summary", "Data", "About"].filter((name) => criterion.includes(name));
  const absent = wanted.filter((name) => !present.includes(name));
  return {
    passed: absent.length === 0,
    evidence: `Sheets: ${present.join(", ")}${absent.length > 0 ? `; missing: ${absent.join(", ")}` : ""}.`,
  };
}

function checkRelations({ files }: Material): Outcome {
  const file = files.find(({ name }) => name.endsWith(".json"));
  if (!file) return { passed: false, evidence: "There is no JSON profile." };
  const { columns, correlations, trends, order } = JSON.parse(
    new TextDecoder().decode(file.bytes),
  ) as Profile;
  const measures = columns.filter(({ numbers }) => numbers !== null).length;
  const passed =
    Array.isArray(correlations) &&
    Array.isArray(trends) &&
    columns.every(({ missing }) => Number.isInteger(missing));
  return {
    passed,
    evidence: `${columns.length} columns with missing counts, ${measures} with outliers, ${correlations.length} correlations, ${trends.length} trends${order ? ` over ${order.column}` : " (no column of time)"}.`,
  };
}
