/** Dollars as people read them: $0.14, $3.20, under a cent "<$0.01". */
export function money(usd: number): string {
  if (usd > 0 && usd < 0.01) return "<$0.01";
  return `$${usd.toFixed(2)}`;
}

/** Dollars where fractions of a cent count: $0.00117, $0.042, from a dollar on as usual. */
export function fineMoney(usd: number): string {
  if (usd === 0 || usd >= 1) return money(usd);
  return `$${usd.toFixed(usd < 0.01 ? 5 : 3)}`;
}

/** A size in the unit that keeps it short: 512 B, 12 kB, 3.4 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  const step = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step - 1]}`;
}

/** A whole number with thin groups: 10 000. The same on server and browser. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
