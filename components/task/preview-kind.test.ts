import { expect, test } from "vitest";
import { previewKind } from "./preview-kind.ts";

const any = "application/octet-stream";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
test.each([
  ["report.docx", any, "office"],
  ["report", word, "office"],
  ["prices.XLSX", "text/plain", "office"],
  ["macros.xlsm", any, "office"],
  ["old.doc", "application/msword", "none"],
  ["chart.svg", any, "image"],
  ["chart.svg", "text/xml", "image"],
  ["chart", "image/svg+xml; charset=utf-8", "image"],
  ["page.html", "text/html", "html"],
  ["page.xml", "text/xml", "text"],
  ["docx", any, "none"],
])("%s of type %s is shown as %s", (name, mediaType, kind) => {
  expect(previewKind({ name, mediaType, bytes: 1_000 })).toBe(kind);
});

test("what is too large for its kind is a download only", () => {
  expect(previewKind({ name: "a.md", mediaType: "text/markdown", bytes: 600 * 1024 })).toBe("none");
  expect(previewKind({ name: "a.xlsx", mediaType: any, bytes: 600 * 1024 })).toBe("office");
  expect(previewKind({ name: "a.xlsx", mediaType: any, bytes: 60 * 1024 * 1024 })).toBe("none");
});
