import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What a paragraph's style makes of it: a heading of a level, or an item of a list. */
export type Style = { heading?: number; item?: boolean };

/** A Word file's styles by their id; a heading is known by its outline level or by the name all languages store. */
export async function readStyles(parts: ZipParts, part: string | undefined): Promise<Map<string, Style>> {
  const styles = new Map<string, Style>();
  if (!part || !parts.has(part)) return styles;
  let style: Style = {};
  await readXml(parts, part, {
    open: (tag, attribute) => {
      if (tag === "style") {
        style = {};
        styles.set(attribute("styleId") ?? "", style);
      } else if (tag === "name") {
        const [, level] = /^heading ([1-9])$/i.exec(attribute("val") ?? "") ?? [];
        if (level) style.heading = Number(level);
        if (/^title$/i.test(attribute("val") ?? "")) style.heading = 1;
      } else if (tag === "outlineLvl") {
        const level = Number(attribute("val"));
        if (level >= 0 && level < 9) style.heading = level + 1;
      } else if (tag === "numPr") style.item = true;
    },
    done: () => styles.size > 2_000,
  });
  return styles;
}
