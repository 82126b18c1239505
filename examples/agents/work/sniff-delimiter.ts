import { parseRecords } from "./parse-records.ts";

const CANDIDATES = [",", ";", "\t", "|"];
const SAMPLE_CHARACTERS = 65_536;

/** Guesses the delimiter: the one whose first 50 records most often have the same number (> 1) of fields. */
export function sniffDelimiter(text: string): string {
  let best = ",";
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const { records } = parseRecords(text.slice(0, SAMPLE_CHARACTERS), delimiter, 50);
    const widths = new Map<number, number>();
    for (const record of records) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
    for (const [width, times] of widths) {
      if (width < 2) continue;
      const headerFits = records[0]?.length === width ? 1 : 0;
      const score = times / records.length + headerFits + Math.min(width, 50) / 1000;
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}
