export type NumberFormat = "plain" | "percent" | "date" | "time" | "date and time";

/** The numbers Excel gives to formats it does not write out. */
const builtIn = (id: number): NumberFormat => {
  if (id === 9 || id === 10) return "percent";
  if (id === 22) return "date and time";
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return "date";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return "time";
  return "plain";
};

/** What a format makes of a number, by its id, or by its code where the workbook has its own. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id);
  // Quoted words, escaped letters, colours and conditions are no part of the pattern; the first section is for what is positive.
  const pattern =
    code
      .slice(0, 300)
      .replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "")
      .split(";")[0] ?? "";
  if (/general/i.test(pattern)) return "plain";
  const date = /[yd]/i.test(pattern);
  const time = /[hs]/i.test(pattern) || /\[[hms]+\]/i.test(code);
  if (date || time) return date && time ? "date and time" : date ? "date" : "time";
  if (/m/i.test(pattern)) return "date";
  return pattern.includes("%") ? "percent" : "plain";
}

const dayMs = 86_400_000;
/** Day 0 of serial dates, so that day 60, which never was, is passed; and that of old Macs. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** A stored number as its reader sees it: dates in ISO order, percent as such, others with the 15 digits Excel keeps. */
export function formatNumber(stored: string, format: NumberFormat, epoch: keyof typeof epochs): string {
  const value = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(value)) return stored;
  if (format === "percent") return `${tidy(value * 100)}%`;
  if (format === "plain" || value < 0 || value > 2_958_466) return tidy(value);
  const at = new Date(epochs[epoch] + Math.round(value * 86_400) * 1000);
  const [day = "", clock = ""] = at.toISOString().slice(0, 19).split("T");
  const short = clock.endsWith(":00") ? clock.slice(0, 5) : clock;
  if (format === "time") return value < 1 ? short : tidyHours(value * dayMs);
  return format === "date" || clock === "00:00:00" ? day : `${day} ${short}`;
}

const tidy = (value: number): string => String(Number(value.toPrecision(15)));
const tidyHours = (ms: number): string =>
  `${Math.floor(ms / 3_600_000)}:${String(Math.floor(ms / 60_000) % 60).padStart(2, "0")}`;
