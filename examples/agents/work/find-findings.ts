import { findContrast, findMix } from "./find-contrasts.ts";
import { findPair, findTrend } from "./find-relations.ts";
import { findSeasons } from "./find-seasons.ts";
import type { Finding } from "./finding.ts";
import { capital, countOf, formatNumber, formatShare, withUnit, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

/** The findings of a profile in the order a person would tell them; every figure in them comes from the profile. */
export function findFindings(profile: Profile): Finding[] {
  const found = [
    ...findSeasons(profile),
    findContrast(profile),
    findMix(profile),
    findPair(profile),
    findOutlierStory(profile),
    findTrend(profile),
    findQuality(profile),
  ];
  return found
    .filter((finding) => finding !== null)
    .map((finding) => ({ ...finding, title: capital(finding.title) }));
}

function findOutlierStory(profile: Profile): Finding | null {
  const candidates = profile.columns.filter((column) => (column.outliers?.extremes.length ?? 0) > 0);
  const column = candidates.sort((a, b) => (b.outliers?.share ?? 0) - (a.outliers?.share ?? 0))[0];
  const { numbers, outliers } = column ?? {};
  const extreme = outliers?.extremes[0];
  if (!column || !numbers || !outliers || !extreme) return null;
  const name = words(column.name);
  const place =
    [extreme.group && words(extreme.group), extreme.at].filter(Boolean).join(", ") ||
    `data row ${formatNumber(extreme.row)}`;
  const skewed = numbers.mean - numbers.median > 0.2 * numbers.std;
  const reading = skewed
    ? ` Half of the values are ${withUnit(numbers.median, column.unit)} or less, so a long tail is this column's nature, not a sign of mistakes.`
    : " They deserve a look before averages are trusted.";
  return {
    kind: "outliers",
    columns: [column.name],
    title: `${name}: ${formatShare(outliers.share)} of the values are far from the rest`,
    text:
      `${formatNumber(outliers.below + outliers.above)} of ${formatNumber(numbers.count)} values lie outside Tukey's fences ` +
      `(${formatNumber(outliers.lowerFence)} to ${formatNumber(outliers.upperFence)}). The farthest is ${withUnit(extreme.value, column.unit)} (${place}).${reading}`,
  };
}

function findQuality(profile: Profile): Finding {
  const cells = profile.rows * profile.columns.length;
  const missing = profile.columns.reduce((sum, column) => sum + column.missing, 0);
  const unreadable = profile.columns.reduce((sum, column) => sum + column.unreadable, 0);
  const worst = [...profile.columns].sort((a, b) => b.missing - a.missing)[0];
  const clean =
    missing + unreadable + profile.duplicateRows.count === 0 &&
    profile.notes.length === 0 &&
    profile.rows > 0;
  const gaps = worst && missing > 0 ? `, most in ${words(worst.name)} (${formatNumber(worst.missing)})` : "";
  return {
    kind: "quality",
    columns: [],
    title: clean
      ? "The data is complete"
      : profile.rows === 0
        ? "There is no data"
        : "What to know about the data's quality",
    text: [
      `${countOf(profile.rows, "row")} and ${countOf(profile.columns.length, "column")}.`,
      `Missing: ${formatNumber(missing)} of ${formatNumber(cells)} cells${gaps}.`,
      unreadable > 0 ? `Values that do not fit their column: ${formatNumber(unreadable)}.` : "",
      `Repeated rows: ${formatNumber(profile.duplicateRows.count)}.`,
      ...profile.notes,
    ]
      .filter(Boolean)
      .join(" "),
  };
}
