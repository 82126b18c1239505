import { afterAll, beforeAll, expect, test } from "vitest";
import { excelFile, paragraph, wordFile } from "../platform/testing/office-files.ts";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPerson } from "../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
let attemptId: string;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
  agent = await room.agent();
  await room.task();
  attemptId = await agent.accept();
});
afterAll(() => instance.stop());

const handIn = async (
  name: string,
  content: string | Buffer<ArrayBuffer>,
  type?: string,
): Promise<string> => {
  const fields = type ? { media_type: type } : undefined;
  return (await agent.upload(attemptId, name, content, fields)).body.artifact.id;
};
const preview = (artifactId: string) => instance.owner.tasks.preview.query({ artifactId });

test("a workbook is shown by its sheets, their first rows and how many there are", async () => {
  const rows = Array.from(
    { length: 450 },
    (_, i) => `<row><c><v>${i + 1}</v></c><c><f>A${i + 1}*2</f></c></row>`,
  );
  const shown = await preview(await handIn("numbers.xlsx", excelFile(rows.join(""))));
  if (shown.kind !== "workbook") throw new Error(JSON.stringify(shown));
  const [sheet] = shown.sheets;
  expect(sheet).toMatchObject({ name: "One", rowCount: 450, formulaCount: 450, columns: ["A", "B"] });
  expect(sheet?.rows).toHaveLength(200);
  expect(sheet?.rows.at(-1)).toEqual({ number: 200, cells: ["200", "=A200*2"] });
  expect(sheet?.formulas[0]).toEqual({ cell: "B1", formula: "=A1*2" });
});

test("a document is shown by its blocks, as text that is no markup", async () => {
  const words = "[click](javascript:alert(1)) &lt;script&gt;";
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  expect(await preview(await handIn("brief", wordFile(paragraph(words)), type))).toEqual({
    kind: "document",
    blocks: [{ kind: "paragraph", text: "[click](javascript:alert(1)) <script>" }],
    cut: false,
  });
});

test("what cannot be read says so in words; what is no office file is refused", async () => {
  expect(await preview(await handIn("broken.docx", "no archive"))).toEqual({
    kind: "unreadable",
    why: expect.stringContaining("no Word or Excel file"),
  });
  const plain = await handIn("plain.md", "# Plain\n");
  await expect(preview(plain)).rejects.toMatchObject({
    data: { refusal: { code: "invalid_request", errors: [{ path: "artifactId" }] } },
  });
});

test("a preview is for members alone, as the file is", async () => {
  const artifactId = await handIn("secret.docx", wordFile(paragraph("Secret.")));
  const elsewhere = await aWorkspace(instance);
  const stranger = await aPerson(instance, elsewhere.id, "admin");
  const viewer = await aPerson(instance, room.id, "viewer");
  await expect(stranger.api.tasks.preview.query({ artifactId })).rejects.toMatchObject({
    data: { httpStatus: 404 },
  });
  expect(await viewer.api.tasks.preview.query({ artifactId })).toMatchObject({ kind: "document" });
});

test("an SVG of no stated type is told as a picture, still as a download that may do nothing", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const type of ["application/octet-stream", "text/plain", "image/svg+xml"]) {
    const id = await handIn(`chart-${type.length}.svg`, svg, type);
    const answer = await fetch(`${instance.url}/api/artifacts/${id}/content`, {
      headers: { authorization: `Bearer ${instance.running.operatorToken}` },
    });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-disposition": expect.stringMatching(/^attachment/),
      "x-content-type-options": "nosniff",
    });
  }
});
