import { describe, expect, test } from "vitest";
import { buildDocx } from "./build-docx.ts";
import { buildPage } from "./build-page.ts";
import { buildWorkbook } from "./build-workbook.ts";
import { checkCriterion } from "./check-criteria.ts";
import type { CheckFile } from "./check-material.ts";
import { composeBrief } from "./compose-brief.ts";
import { toMarkdown } from "./document.ts";
import { nastyFiles } from "./nasty-files.ts";
import { profileCsv } from "./profile-csv.ts";
import { readZip } from "./read-zip.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const csv = encode(nastyFiles["semicolons.csv"] ?? "");
const profile = profileCsv("semicolons.csv", csv, { source: "A made-up shop" });
const blocks = composeBrief(profile);
const brief = { name: "brief.md", bytes: encode(toMarkdown(blocks)) };
const word = { name: "brief.docx", bytes: await buildDocx("Brief", blocks) };
const page = { name: "page.html", bytes: encode(buildPage(profile, csv)) };
const book = { name: "data.xlsx", bytes: await buildWorkbook(profile, csv) };
const json = { name: "profile.json", bytes: encode(JSON.stringify(profile)) };
const judge = (criterion: string, ...files: CheckFile[]) =>
  checkCriterion(criterion, { files, profile, csv });
const altered = (file: CheckFile, from: string, to: string) => {
  const text = new TextDecoder().decode(file.bytes);
  expect(text).toContain(from);
  return { name: file.name, bytes: encode(text.replaceAll(from, to)) };
};

describe("checkCriterion", () => {
  test("keeps the criterion's words as the check's name", () => {
    expect(judge("The file opens", brief).name).toBe("The file opens");
  });

  test.each([
    ["The figures agree with the CSV", altered(json, '"mean":311.5', '"mean":312.5')],
    ["The figures agree with the CSV", altered(brief, "311.5", "311.6")],
    [
      "The page is self-contained",
      altered(page, "</body>", '<script src="https://example.org/x.js"></script></body>'),
    ],
    ["The page has charts with a text alternative", altered(page, ' role="img"', "")],
    ["The file opens", { name: "data.xlsx", bytes: book.bytes.slice(0, -40) }],
    ["The file opens", altered(page, "</html>", "")],
    ["The file opens", { name: "brief.md", bytes: encode(" \n") }],
    ["It has a part “What to eat”", brief],
    ["It names its source", altered(brief, "A made-up shop", "somewhere")],
  ])("%s: a spoilt file fails", (criterion, file) => {
    expect(judge(criterion, file)).toMatchObject({ passed: false });
  });

  test.each([
    ["The figures agree with the CSV", [json, brief, word, page, book]],
    ["The page is self-contained", [page]],
    ["Every file opens", [json, brief, word, page, book]],
    ["The sheet Data holds every row; the sheets Summary and About exist", [book]],
    ["The Word file says the same as the Markdown file", [brief, word]],
    ["It has a part “How it was computed”", [brief]],
    ["It names its source", [brief, word, page, book]],
  ])("%s: a good file passes", (criterion, files) => {
    expect(judge(criterion, ...files)).toMatchObject({ passed: true });
  });

  test("a Word file of another brief is noticed", async () => {
    const shorter = { name: "brief.docx", bytes: await buildDocx("Brief", blocks.slice(0, -8)) };
    const criterion = "The Word file says the same as the Markdown file";
    expect(judge(criterion, brief, shorter).passed).toBe(false);
    expect(judge(criterion, altered(brief, "311.5", "311.6"), word).passed).toBe(false);
  });

  test("nothing handed in never passes", () => {
    for (const criterion of [
      "The file opens",
      "The figures agree",
      "self-contained",
      "The figures are formulas",
    ])
      expect(judge(criterion).passed).toBe(false);
  });

  test("what it does not understand is left to a person", () => {
    expect(judge("The tone is friendly", brief)).toMatchObject({
      passed: false,
      evidence: expect.stringContaining("a person must look"),
    });
  });
});

describe("readZip", () => {
  test.each([
    ["empty", new Uint8Array()],
    ["not a zip", encode("hello")],
    ["cut", book.bytes.slice(0, 200)],
  ])("%s is refused with a reason", (_, bytes) => {
    expect(() => readZip(bytes)).toThrow(/zip/);
  });

  test("a bomb is refused before it is unpacked", () => {
    const bomb = Buffer.from(book.bytes);
    bomb.writeUInt32LE(0x7fffffff, bomb.indexOf(Buffer.from("PK\x01\x02", "latin1")) + 24);
    expect(() => readZip(bomb)).toThrow(/256 MiB/);
  });
});
