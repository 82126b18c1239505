import { type ZipEntry, zipFile } from "./zip-file.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (...targets: readonly [type: string, target: string][]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** A Word file with this body; `prolog` stands before its root, `more` parts beside it. */
export function wordFile(body: string, prolog = "", more: readonly ZipEntry[] = []): Buffer<ArrayBuffer> {
  const document = `<?xml version="1.0"?>${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipFile([
    { name: "_rels/.rels", content: relations(["officeDocument", "word/document.xml"]) },
    { name: "word/document.xml", content: document },
    { name: "word/_rels/document.xml.rels", content: relations(["styles", "styles.xml"]) },
    ...more,
  ]);
}

/** A paragraph of a Word file; its text is XML. */
export const paragraph = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** An Excel file with these rows in its one sheet, given as XML, and these shared strings. */
export function excelFile(
  rows: string,
  strings: readonly string[] = [],
  more: readonly ZipEntry[] = [],
): Buffer<ArrayBuffer> {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zipFile([
    { name: "_rels/.rels", content: relations(["officeDocument", "/xl/workbook.xml"]) },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relations(["worksheet", "worksheets/sheet1.xml"], ["sharedStrings", "sharedStrings.xml"]),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst xmlns="${main}">${strings.map((one) => `<si><t>${one}</t></si>`).join("")}</sst>`,
    },
    ...more,
  ]);
}
