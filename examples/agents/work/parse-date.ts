const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME = "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?";

type Order = "ymd" | "ym" | "dmy" | "mdy" | "dMy" | "Mdy";
const PATTERNS: Record<string, { test: RegExp; order: Order }> = {
  "YYYY-MM-DD": { test: new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`), order: "ymd" },
  YYYY年M月D日: { test: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, order: "ymd" },
  "YYYY-MM": { test: /^(\d{4})[-/](\d{1,2})$/, order: "ym" },
  "DD.MM.YYYY": { test: new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})${TIME}$`), order: "dmy" },
  "MM/DD/YYYY": { test: new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})${TIME}$`), order: "mdy" },
  "DD/MM/YYYY": { test: new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})${TIME}$`), order: "dmy" },
  "D Mon YYYY": { test: /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/, order: "dMy" },
  "Mon D, YYYY": { test: /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/, order: "Mdy" },
};

/** Names of the date formats that are tried on a column, in this order; an ambiguous 3/4/2020 is month/day. */
export const dateFormats = Object.keys(PATTERNS);

/** Reads one date in a named format as UTC milliseconds; null when it does not match or the day does not exist. */
export function parseDate(text: string, format: string): number | null {
  const pattern = PATTERNS[format];
  const found = pattern?.test.exec(text.trim());
  if (!pattern || !found) return null;
  const [, one = "", two = "", three = "1", hour = "0", minute = "0", second = "0", zone] = found;
  const month = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const parts: Record<Order, [string, number, string]> = {
    ymd: [one, Number(two), three],
    ym: [one, Number(two), "1"],
    dmy: [three, Number(two), one],
    mdy: [three, Number(one), two],
    dMy: [three, month(two), one],
    Mdy: [three, month(one), two],
  };
  const [year, monthNumber, day] = parts[pattern.order];
  const midnight = Date.UTC(Number(year), monthNumber - 1, Number(day));
  const date = new Date(midnight);
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 - zoneOffset(zone);
}

function zoneOffset(zone: string | undefined): number {
  if (!zone || zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
