/** A number as a person would write it: thousands separated, about three significant digits, no trailing zeros. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return value.toLocaleString("en-US");
  if (size >= 1e15 || (size > 0 && size < 0.001)) return value.toExponential(2);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits }).replace(/^-0$/, "0");
}

/** "1 chart", "2,922 rows". */
export function countOf(n: number, thing: string): string {
  return `${formatNumber(n)} ${thing}${n === 1 ? "" : "s"}`;
}

/** The number with its unit, when there is one: "5.4 mm". */
export function withUnit(value: number, unit: string | null | undefined): string {
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/** A share from 0 to 1 as percent; very small ones keep a digit, and only nothing is "0 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.1) return "under 0.1 %";
  return `${percent.toLocaleString("en-US", { maximumFractionDigits: percent < 10 ? 1 : 0 })} %`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** English name of a calendar month, 1 to 12. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? `month ${month}`;
}

/** A column's name as words: "temp_max" becomes "temp max". */
export function words(name: string): string {
  return name.replaceAll("_", " ").trim();
}

/** The text with a capital first letter, for titles. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Numbers of one table column with the same number of decimals, so that they align; null is a dash. */
export function formatAlike(values: (number | null | undefined)[]): string[] {
  const present = values.filter((value) => typeof value === "number");
  const largest = present.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const digits = present.every(Number.isInteger) || largest >= 1000 ? 0 : largest >= 100 ? 1 : 2;
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return values.map((value) => (typeof value === "number" ? value.toLocaleString("en-US", fixed) : "–"));
}

/** A number short enough for an axis: 1,500,000,000 is "1.5B". */
export function formatTick(value: number): string {
  return Math.abs(value) >= 100_000
    ? value.toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 })
    : formatNumber(value);
}
