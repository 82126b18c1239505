import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

const mostText = 1_000;

/** A workbook's shared strings by their number, those that are wanted; each cut at a thousand characters. */
export async function readStrings(
  parts: ZipParts,
  part: string | undefined,
  wanted: ReadonlySet<number>,
): Promise<{ strings: Map<number, string>; whole: boolean }> {
  const strings = new Map<number, string>();
  if (!part || !parts.has(part) || wanted.size === 0) return { strings, whole: true };
  const last = Math.max(...wanted);
  let place = -1;
  let text = "";
  let inText = false;
  let phonetic = 0;
  await readXml(parts, part, {
    open: (tag) => {
      if (tag === "si") {
        place++;
        text = "";
      } else if (tag === "t") inText = phonetic === 0;
      else if (tag === "rPh") phonetic++;
    },
    close: (tag) => {
      if (tag === "t") inText = false;
      else if (tag === "rPh") phonetic--;
      else if (tag === "si" && wanted.has(place)) strings.set(place, text);
    },
    text: (more) => {
      if (inText && text.length < mostText) text = (text + more).slice(0, mostText);
    },
    done: () => place > last,
  });
  return { strings, whole: strings.size === wanted.size };
}
