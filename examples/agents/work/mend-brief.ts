import type { Block } from "./document.ts";
import { findFindings } from "./find-findings.ts";
import type { Profile } from "./profile-shape.ts";

const quoted = /[“"`]([^”"`]{2,80})[”"`]/;

/** What this program can add to a brief, by the words that ask for it. */
const SECTIONS: { words: RegExp; title: string; items: (profile: Profile) => string[] }[] = [
  {
    words: /\bnext\b|what to do|to do\b|recommend|follow[- ]up|should (?:do|look|check|ask)/i,
    title: "What to look at next",
    items: nextSteps,
  },
  {
    words: /limit|careful|caution|uncertain|caveat|not (?:say|show|tell)/i,
    title: "What these figures do not show",
    items: limits,
  },
  { words: /\bterms?\b|glossary|what .*\bmeans?\b|words used/i, title: "Words used", items: () => TERMS },
];

/**
 * The brief with the sections that were asked for, under the very words that were quoted; null when something is asked
 * that this program cannot write. A section that is there already stays.
 */
export function mendBrief(
  blocks: readonly Block[],
  asked: readonly string[],
  profile: Profile,
): Block[] | null {
  let mended = [...blocks];
  for (const wish of asked) {
    const section = SECTIONS.find(({ words }) => words.test(wish));
    if (!section) return null;
    const title = quoted.exec(wish)?.[1]?.trim() ?? section.title;
    if (mended.some((block) => block.kind === "heading" && block.text === title)) continue;
    const before = mended.findIndex(
      (block) => block.kind === "heading" && block.text === "How it was computed",
    );
    const at = before < 0 ? mended.length : before;
    mended = mended.toSpliced(
      at,
      0,
      { kind: "heading", level: 2, text: title },
      { kind: "list", items: section.items(profile) },
    );
  }
  return mended;
}

function nextSteps(profile: Profile): string[] {
  const stories = findFindings(profile).filter(({ kind }) => kind !== "quality");
  return [
    ...stories.slice(0, 5).map(({ title }) => `${title}: ask what causes it before acting on it.`),
    `Compare the next file with this one by its SHA-256 and its ${profile.rows} rows.`,
  ];
}

function limits(profile: Profile): string[] {
  const missing = profile.columns.filter((column) => column.missing > 0).map(({ name }) => name);
  return [
    "Figures that move together need not cause one another.",
    "Nothing is said about times, places or things that are not in the file.",
    missing.length > 0 ? `Values are missing in ${missing.join(", ")}.` : "No value is missing.",
  ];
}

const TERMS = [
  "Mean: the sum of the values divided by how many there are.",
  "Std: the standard deviation, how far values typically lie from the mean.",
  "Q1, median, Q3: a quarter, half and three quarters of the values are not above it.",
  "Outlier: a value more than 1.5 times the distance from Q1 to Q3 below Q1 or above Q3.",
];
