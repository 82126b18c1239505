export type DecimalMark = "." | ",";

const POINT = /^[+-]?(?:\d+|\d{1,3}(?:[,'\u00a0\u202f ]\d{3})+)?(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const COMMA = /^[+-]?(?:\d+|\d{1,3}(?:[.'\u00a0\u202f ]\d{3})+)?(?:,\d+)?(?:e[+-]?\d+)?$/i;

/** Reads one number written with the given decimal mark; codes with leading zeros ("007") and overflow are not numbers. */
export function parseNumber(text: string, mark: DecimalMark): number | null {
  const bare = text
    .trim()
    .replace(/^([+-]?)[$€£¥]\s?/, "$1")
    .replace(/\s?[%$€£¥]$/, "")
    .replace(/^\u2212/, "-");
  if (!/\d/.test(bare) || /^[+-]?0\d/.test(bare)) return null;
  if (!(mark === "." ? POINT : COMMA).test(bare)) return null;
  const plain =
    mark === "."
      ? bare.replace(/[,'\u00a0\u202f ]/g, "")
      : bare.replace(/[.'\u00a0\u202f ]/g, "").replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
