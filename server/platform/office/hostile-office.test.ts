import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { BlobStore } from "../blob-store.ts";
import { excelFile, paragraph, wordFile } from "../testing/office-files.ts";
import { zipFile } from "../testing/zip-file.ts";
import { OfficeReader } from "./office-reader.ts";
import { officeText } from "./office-text.ts";
import { readOffice } from "./read-office.ts";

const folder = mkdtempSync(join(tmpdir(), "claw-office-"));
afterAll(() => rmSync(folder, { recursive: true }));
const blobs = new BlobStore(folder);
const office = new OfficeReader(blobs);
const put = async (content: Buffer): Promise<string> =>
  (await blobs.put(Readable.from([content]), 1_000_000_000)).sha256;

const good = wordFile(paragraph("All is well."));
const big = Buffer.alloc(64 * 1024 * 1024, "<w:p/>");
const laughs = `<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
const cases: { name: string; kind?: "docx" | "xlsx"; content: () => Buffer; why: RegExp }[] = [
  {
    name: "a bomb that says what it is",
    content: () => zipFile([{ name: "_rels/.rels", content: big }]),
    why: /unpacks to many times its size/,
  },
  {
    name: "a bomb that says it is small",
    content: () => zipFile([{ name: "_rels/.rels", content: big, says: 1_000 }]),
    why: /damaged/,
  },
  {
    name: "a sheet that is a bomb",
    kind: "xlsx",
    content: () => excelFile(`<row><c><v>1</v></c></row>`.repeat(2_000_000)),
    why: /unpacks to many times its size/,
  },
  {
    name: "five thousand parts",
    content: () => zipFile(Array.from({ length: 5_000 }, (_, i) => ({ name: `p${i}`, content: "" }))),
    why: /more parts than are ever opened/,
  },
  {
    name: "entities that grow, and one that reads a file",
    content: () => wordFile(paragraph("&b;&c;"), laughs),
    why: /defines words of its own/,
  },
  { name: "a file cut off", content: () => good.subarray(0, good.length - 40), why: /no Word or Excel file/ },
  {
    name: "a part cut off",
    content: () => wordFile("<w:p><w:r><w:t>half"),
    why: /damaged/,
  },
  {
    name: "text with the name of a Word file",
    content: () => Buffer.from("# Hello\n"),
    why: /no Word or Excel/,
  },
  { name: "noise", content: () => randomBytes(50_000), why: /no Word or Excel/ },
  { name: "nothing at all", content: () => Buffer.from("P"), why: /no Word or Excel/ },
  {
    name: "another archive",
    content: () => zipFile([{ name: "a.txt", content: "a" }]),
    why: /is an archive, but/,
  },
  { name: "a workbook called a document", content: () => excelFile("<row/>"), why: /but holds a workbook/ },
  { name: "a document called a workbook", kind: "xlsx", content: () => good, why: /but holds a document/ },
  {
    name: "a tag without an end",
    content: () => wordFile(`<w:p name="${randomBytes(8 * 1024 * 1024).toString("base64")}`),
    why: /damaged/,
  },
  {
    name: "two parts of one name",
    content: () => wordFile(paragraph("one"), "", [{ name: "word/Document.xml", content: "<w:document/>" }]),
    why: /one of its parts twice/,
  },
  {
    name: "a part that climbs out of the archive",
    content: () => zipFile([{ name: "../../etc/passwd", content: "x" }]),
    why: /damaged/,
  },
];
test.each(cases)(
  "$name is told in a sentence",
  { timeout: 60_000 },
  async ({ kind = "docx", content, why }) => {
    const found = await office.read(await put(content()), kind);
    expect(found).toEqual({ kind: "unreadable", why: expect.stringMatching(why) });
  },
);

test("a hundred thousand open tags and tables in tables do no harm", async () => {
  const deep = await office.read(await put(wordFile("<w:tbl><w:tr><w:tc>".repeat(30_000))), "docx");
  expect(deep).toMatchObject({ kind: "document", cut: true });
  expect(JSON.stringify(deep).length).toBeLessThan(500_000);
  const open = "<w:tbl><w:tr><w:tc>".repeat(2_000);
  const close = "</w:tc></w:tr></w:tbl>".repeat(2_000);
  const nested = await office.read(await put(wordFile(open + paragraph("inside") + close)), "docx");
  expect(nested.kind).toBe("document");
  expect(JSON.stringify(nested).length).toBeLessThan(100_000);
});

test("a file that takes too long is given up, the server goes on, and the next one is read", async () => {
  const hasty = new OfficeReader(blobs, 1);
  expect(await hasty.read(await put(good), "docx")).toEqual({
    kind: "unreadable",
    why: expect.stringMatching(/more time or memory/),
  });
  const many = await Promise.all(
    Array.from({ length: 5 }, async (_, i) =>
      office.read(await put(wordFile(paragraph(`File ${i}`))), "docx"),
    ),
  );
  expect(many.map((one) => (one.kind === "document" ? one.blocks : one))).toEqual(
    many.map((_, i) => [{ kind: "paragraph", text: `File ${i}` }]),
  );
});

test("the content of a file that is not here is refused as not found", async () => {
  await expect(office.read("0".repeat(64), "docx")).rejects.toMatchObject({ code: "not_found" });
});

test("files with bytes changed at random never throw and never hang", { timeout: 120_000 }, async () => {
  const sources = [
    good,
    wordFile(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>${paragraph("&amp;&#65;")}`),
    excelFile(`<row r="2"><c r="B2" t="s"><v>0</v></c><c s="1"><f ref="A1:B2">1+1</f><v>2</v></c></row>`, [
      "x",
    ]),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sources),
      fc.constantFrom("docx" as const, "xlsx" as const),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      async (source, kind, changes) => {
        const content = Buffer.from(source);
        for (const [at, byte] of changes) content[at % content.length] = byte;
        const path = join(folder, "changed");
        writeFileSync(path, content);
        const found = await readOffice(path, kind);
        expect(["document", "workbook", "unreadable"]).toContain(found.kind);
        if (found.kind !== "unreadable") expect(officeText(found, 500).length).toBeLessThanOrEqual(500);
      },
    ),
    { numRuns: 1_500 },
  );
});

test("XML changed at random never throws and never hangs", { timeout: 120_000 }, async () => {
  const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>a &lt; b</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:gridSpan w:val="3"/><w:p/></w:tc></w:tr></w:tbl>`;
  const rows = `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="ZZ9" s="1"><f>1</f><v>2</v></c></row><row r="1"/>`;
  const noise = fc.array(
    fc.tuple(
      fc.nat(),
      fc.nat(9),
      fc.constantFrom(
        "<",
        ">",
        "&",
        '"',
        "</w:p>",
        "<w:tc>",
        "<v>",
        "&#0;",
        "&#x110000;",
        "-1",
        "1e9",
        "<!--",
        "]]>",
      ),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const spoil = (xml: string, changes: [number, number, string][]): string =>
    changes.reduce((text, [at, length, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + length);
    }, xml);
  await fc.assert(
    fc.asyncProperty(fc.boolean(), noise, async (word, changes) => {
      const path = join(folder, "spoiled");
      writeFileSync(path, word ? wordFile(spoil(body, changes)) : excelFile(spoil(rows, changes), ["x"]));
      const found = await readOffice(path, word ? "docx" : "xlsx");
      if (found.kind !== "unreadable") expect(officeText(found, 500).length).toBeLessThanOrEqual(500);
    }),
    { numRuns: 1_500 },
  );
});
