import { expect, test } from "vitest";
import { composeBrief } from "./compose-brief.ts";
import { composeProfileReport } from "./compose-profile-report.ts";
import { toMarkdown } from "./document.ts";
import { nastyFiles } from "./nasty-files.ts";
import { profileCsv } from "./profile-csv.ts";
import { readMarkdown } from "./read-markdown.ts";

const csv = new TextEncoder().encode(nastyFiles["semicolons.csv"] ?? "");
const profile = profileCsv("semicolons.csv", csv, { source: "A *made-up* shop | <b>" });

test.each([
  ["a brief", composeBrief(profile)],
  ["a profile", composeProfileReport(profile)],
])("%s is read back as it was written", (_, blocks) => {
  const text = toMarkdown(blocks);
  const read = readMarkdown(text);
  expect(toMarkdown(read)).toBe(text);
  expect(read.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind));
  expect(read.find(({ kind }) => kind === "table")).toEqual(blocks.find(({ kind }) => kind === "table"));
});
