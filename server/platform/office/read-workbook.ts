import type { OfficeContent, Sheet } from "./office-content.ts";
import { readNumberFormats } from "./read-number-formats.ts";
import { readRelations } from "./read-relations.ts";
import { type RawSheet, readSheet } from "./read-sheet.ts";
import { readStrings } from "./read-strings.ts";
import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

const most = { sheets: 30, characters: 300_000, nameText: 60 };

/** Reads a workbook's sheets in their order, hidden ones too: what its cells show, and its formulas. */
export async function readWorkbook(parts: ZipParts, part: string): Promise<OfficeContent> {
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readXml(parts, part, {
    open: (tag, attribute) => {
      if (tag === "sheet") {
        const hidden = (attribute("state") ?? "visible") !== "visible";
        listed.push({
          name: (attribute("name") ?? "").slice(0, most.nameText),
          id: attribute("id") ?? "",
          hidden,
        });
      } else if (tag === "workbookPr" && /^(1|true)$/.test(attribute("date1904") ?? "")) epoch = 1904;
    },
    done: () => listed.length > 1_000,
  });
  const relations = await readRelations(parts, part);
  const partOf = (type: string): string | undefined =>
    relations.find((one) => one.type.endsWith(type))?.target;
  const numbers = await readNumberFormats(parts, partOf("/styles"));
  const found: { name: string; hidden: boolean; raw: RawSheet }[] = [];
  for (const { name, id, hidden } of listed.slice(0, most.sheets)) {
    // A sheet that is a chart has no cells.
    const sheet = relations.find((one) => one.id === id && one.type.endsWith("/worksheet"));
    if (sheet) found.push({ name, hidden, raw: await readSheet(parts, sheet.target, { numbers, epoch }) });
  }
  const wanted = new Set(found.flatMap(({ raw }) => raw.rows.flatMap(({ cells }) => cells.filter(isPlace))));
  const { strings, whole } = await readStrings(parts, partOf("/sharedStrings"), wanted);
  let room = most.characters;
  const sheets = found.map(({ name, hidden, raw }, i): Sheet => {
    const share = Math.floor(room / (found.length - i));
    const { rows, used } = rowsWithin(raw, strings, share);
    room -= used;
    const { rowCount, columnCount, formulas, formulaCount } = raw;
    return { name, hidden, rows, rowCount, columnCount, formulas, formulaCount };
  });
  const cut = !whole || listed.length > most.sheets || found.some(({ raw }) => !raw.whole);
  return { kind: "workbook", sheets, cut };
}

const isPlace = (cell: string | number): cell is number => typeof cell === "number";

/** Rows with their strings, as many as have room. */
function rowsWithin({ rows }: RawSheet, strings: ReadonlyMap<number, string>, share: number) {
  let used = 0;
  const kept: Sheet["rows"] = [];
  for (const { number, cells } of rows) {
    const shown = cells.map((cell) => (isPlace(cell) ? (strings.get(cell) ?? "") : cell));
    used += shown.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (used > share) break;
    kept.push({ number, cells: shown });
  }
  return { rows: kept, used: Math.min(used, share) };
}
