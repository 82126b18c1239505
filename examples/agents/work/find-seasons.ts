import { correlate } from "./correlate.ts";
import { type Finding, unitOf } from "./finding.ts";
import { monthName, withUnit, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

type Season = Profile["seasons"][number];

/** At most two: the measure that swings most over the year, and the one whose year looks least alike between the groups. */
export function findSeasons(profile: Profile): Finding[] {
  const columns = [...new Set(profile.seasons.map((season) => season.column))];
  const swings = columns.map((column) => ({
    column,
    swing: relativeSwing(profile, column),
    alike: likeness(profile, column),
  }));
  const unlike = swings
    .filter(({ alike, column }) => alike !== null && alike < 0.5 && ratio(profile, column) >= 1.5)
    .sort((a, b) => (a.alike ?? 1) - (b.alike ?? 1))[0];
  const strongest = swings
    .filter(({ swing, column }) => swing >= 0.5 && column !== unlike?.column)
    .sort((a, b) => b.swing - a.swing)[0];
  return [
    unlike && tell(profile, unlike.column, true),
    strongest && tell(profile, strongest.column, false),
  ].filter((each) => each !== undefined);
}

function tell(profile: Profile, column: string, unlike: boolean): Finding {
  const unit = unitOf(profile, column);
  const seasons = seasonsOf(profile, column);
  const lines = seasons.map((season) => {
    const [low, high] = lowAndHigh(season);
    const where = season.group === null ? "On average it" : `In ${words(season.group)} it`;
    return `${where} is highest in ${monthName(high.month)} (${withUnit(high.mean, unit)}) and lowest in ${monthName(low.month)} (${withUnit(low.mean, unit)}).`;
  });
  const peaks = seasons.map((season) => monthName(lowAndHigh(season)[1].month));
  const title = unlike
    ? `${words(column)} follows a different calendar in each ${words(profile.groupBy ?? "group")}`
    : new Set(peaks).size === 1
      ? `${words(column)} peaks in ${peaks[0]}`
      : `${words(column)} swings with the seasons`;
  return {
    kind: "season",
    columns: profile.groupBy ? [column, profile.groupBy] : [column],
    title,
    text: `Mean per calendar month. ${lines.join(" ")}`,
  };
}

/** The seasons of a measure by group, or of all rows when there are no groups (or more than four). */
export function seasonsOf(profile: Profile, column: string): Season[] {
  const all = profile.seasons.filter((season) => season.column === column);
  const grouped = all.filter((season) => season.group !== null);
  return grouped.length >= 2 && grouped.length <= 4 ? grouped : all.filter((season) => season.group === null);
}

function lowAndHigh(season: Season): [Season["months"][number], Season["months"][number]] {
  const sorted = [...season.months].sort((a, b) => a.mean - b.mean);
  return [sorted[0] as Season["months"][number], sorted[sorted.length - 1] as Season["months"][number]];
}

function relativeSwing(profile: Profile, column: string): number {
  const all = profile.seasons.find((season) => season.column === column && season.group === null);
  const std = profile.columns.find((each) => each.name === column)?.numbers?.std ?? 0;
  if (!all || std === 0) return 0;
  const [low, high] = lowAndHigh(all);
  return (high.mean - low.mean) / std;
}

function likeness(profile: Profile, column: string): number | null {
  const [one, two] = seasonsOf(profile, column);
  if (!one || !two) return null;
  return correlate(
    one.months.map(({ mean }) => mean),
    two.months.map(({ mean }) => mean),
  ).r;
}

function ratio(profile: Profile, column: string): number {
  const ratios = seasonsOf(profile, column).map((season) => {
    const [low, high] = lowAndHigh(season);
    return low.mean > 0 ? high.mean / low.mean : 0;
  });
  return Math.max(...ratios);
}
