/** What a cell's format makes of a number; `decimals` are the fewest and the most, null where it does not say. */
export type NumberFormat = {
  kind: "number" | "percent" | "date" | "time" | "date and time";
  decimals: readonly [fewest: number, most: number] | null;
};
export const general: NumberFormat = { kind: "number", decimals: null };

/** The formats Excel gives a number and does not write out. */
function builtIn(id: number): NumberFormat {
  const of = (kind: NumberFormat["kind"], decimals: number | null = null): NumberFormat => ({
    kind,
    decimals: decimals === null ? null : [decimals, decimals],
  });
  if (id === 1 || id === 3 || id === 37 || id === 38) return of("number", 0);
  if (id === 2 || id === 4 || id === 39 || id === 40) return of("number", 2);
  if (id === 9 || id === 10) return of("percent", id === 9 ? 0 : 2);
  if (id === 22) return of("date and time");
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return of("date");
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return of("time");
  return general;
}

/** A format by its id, or by its code where the workbook has its own. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id);
  // Quoted words, escaped letters, colours and conditions are no part of the pattern; the first section is for what is positive.
  const pattern =
    code
      .slice(0, 300)
      .replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "")
      .split(";")[0] ?? "";
  if (/general/i.test(pattern)) return general;
  const date = /[yd]/i.test(pattern);
  const time = /[hs]/i.test(pattern) || /\[[hms]+\]/i.test(code);
  if (date || time) return { kind: date && time ? "date and time" : date ? "date" : "time", decimals: null };
  if (/m/i.test(pattern)) return { kind: "date", decimals: null };
  // Fractions, exponents and thousands left out are told as the number itself.
  if (!/0/.test(pattern) || /[/e]|[0#],+(?![0#])/i.test(pattern)) return general;
  const [, places = ""] = /\.([0#?]{1,15})/.exec(pattern) ?? [];
  const fewest = places.replace(/[^0]/g, "").length;
  return { kind: pattern.includes("%") ? "percent" : "number", decimals: [fewest, places.length] };
}

/** Day 0 of serial dates, so that day 60, which never was, is passed; and that of old Macs. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const lastDay = 2_958_466;

/** A stored number as its reader sees it: rounded as its format says, else to the 11 digits Excel shows; dates in ISO order. */
export function formatNumber(
  stored: string,
  { kind, decimals }: NumberFormat,
  epoch: keyof typeof epochs,
): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (kind === "percent") return `${rounded(Number((value * 100).toPrecision(15)), decimals)}%`;
  if (kind === "number" || value < 0 || value > lastDay) return rounded(value, decimals);
  const at = new Date(epochs[epoch] + Math.round(value * 86_400) * 1000);
  const [day = "", clock = ""] = at.toISOString().slice(0, 19).split("T");
  const short = clock.endsWith(":00") ? clock.slice(0, 5) : clock;
  if (kind === "time") return value < 1 ? short : hours(value);
  return kind === "date" || clock === "00:00:00" ? day : `${day} ${short}`;
}

function rounded(value: number, decimals: NumberFormat["decimals"]): string {
  if (!decimals || Math.abs(value) >= 1e15)
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(11)));
  const [fewest, most] = decimals;
  const fixed = value.toFixed(most);
  let end = fixed.length;
  while (end > fixed.length - (most - fewest) && fixed[end - 1] === "0") end--;
  return fixed.slice(0, end).replace(/\.$/, "");
}

function hours(days: number): string {
  const minutes = Math.round(days * 1_440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
