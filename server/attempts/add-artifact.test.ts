import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestAgent } from "../testing/test-agent.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

const limit = 300_000;
let instance: TestInstance;
let room: TestWorkspace;
let agent: TestAgent;
let taskId: string;
let attemptId: string;
beforeAll(async () => {
  instance = await TestInstance.boot({ ARTIFACT_MAX_BYTES: limit });
  room = await aWorkspace(instance);
  agent = await room.agent();
  taskId = await room.task();
  attemptId = await agent.accept();
});
afterAll(() => instance.stop());

/** Every file below the blob store, what is just coming in included. */
function kept(): string[] {
  const folder = join(instance.env.DATA_DIR, "blobs");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() ? file.name : [],
  );
}
const form = (content: BlobPart, name: string, fields: Record<string, string> = {}): FormData => {
  const data = new FormData();
  data.append("file", new Blob([content]), name);
  for (const [field, value] of Object.entries(fields)) data.append(field, value);
  return data;
};
const send = (raw: BodyInit, headers: Record<string, string> = {}) =>
  agent.call(`/attempts/${attemptId}/artifacts`, { raw, headers });

test("a file is kept under its hash, versioned by its name, and read back byte by byte", async () => {
  const bytes = new Uint8Array(1_000).map((_, i) => (i * 7) % 256);
  const first = await send(form(bytes, "data.bin", { media_type: "application/x-thing" }));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect([first.status, first.body.artifact]).toEqual([
    201,
    { id: first.body.artifact.id, name: "data.bin", version: 1, sha256, bytes: 1_000 },
  ]);
  const second = await send(form("other", "data.bin"));
  expect(second.body.artifact.version).toBe(2);
  const url = `${instance.agentApi}/artifacts/${first.body.artifact.id}/content`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${agent.key}` } });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get("content-type")).toBe("application/x-thing");
  expect(response.headers.get("content-disposition")).toContain("attachment");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await room.page(taskId)).card.artifacts.map(({ name, version }) => [name, version])).toEqual([
    ["data.bin", 2],
  ]);
});

test("a link is kept as a link", async () => {
  const link = { name: "big.parquet", url: "https://example.org/big.parquet", sha256: "a".repeat(64) };
  const { status, body } = await agent.post(`/attempts/${attemptId}/artifacts`, link);
  expect([status, body.artifact]).toMatchObject([201, { name: "big.parquet", version: 1, bytes: 0 }]);
  const read = await agent.get(`/artifacts/${body.artifact.id}/content`);
  expect([read.status, read.headers.get("location")]).toEqual([302, link.url]);
});

test("a stale base version is a conflict that names the current one, and both are kept", async () => {
  await send(form("one", "plan.md"));
  await send(form("two", "plan.md", { base_version: "1" }));
  const stale = await send(form("mine", "plan.md", { base_version: "1" }));
  expect([stale.status, stale.body.code, stale.body.current_version]).toEqual([409, "version_conflict", 2]);
  expect(stale.body.artifact).toMatchObject({ name: "plan.md", version: 3 });
  const versions = (await room.page(taskId)).artifacts.filter((artifact) => artifact.name === "plan.md");
  expect(versions.map((artifact) => artifact.version)).toEqual([3, 2, 1]);
});

test("names keep their letters and lose their folders and control characters", async () => {
  const names: [string, string][] = [
    ["Übersicht – 図表 🙂.md", "Übersicht – 図表 🙂.md"],
    ["../../../etc/passwd", "passwd"],
    ["C:\\windows\\system32\\evil.exe", "evil.exe"],
    ["a/b/../c.md", "c.md"],
    ['quo"te; filename="x".md', 'quo"te; filename="x".md'],
    ["line\u0007bell.md", "linebell.md"],
    [`${"n".repeat(199)}🙂.md`, "n".repeat(199)],
    ["<script>alert(1)</script>.html", "script>.html"],
  ];
  for (const [sent, expected] of names) {
    const { status, body } = await send(form("x", "file", { name: sent }));
    expect([status, body.artifact?.name], sent).toEqual([201, expected]);
    const read = await agent.get(`/artifacts/${body.artifact.id}/content`);
    expect(read.status, sent).toBe(200);
  }
  for (const name of ["..", "/", "a/", " ", "\u0001"]) {
    const { status, body } = await send(form("x", "file", { name }));
    expect([status, body.errors?.[0]?.path], name).toEqual([422, "name"]);
    const link = await agent.post(`/attempts/${attemptId}/artifacts`, {
      name,
      url: "https://example.org/x",
      sha256: "a".repeat(64),
    });
    expect([link.status, link.body.errors?.[0]?.path], name).toEqual([422, "name"]);
  }
});

test("a media type that no header can carry does not break the download", async () => {
  for (const media_type of ["text/html\r\nX-Evil: 1", "text/plain; x=ü日", "no type", "x".repeat(300)]) {
    const { body } = await send(form("x", "typed.bin", { media_type }));
    const read = await agent.get(`/artifacts/${body.artifact.id}/content`);
    expect([read.status, read.headers.get("x-evil")]).toEqual([200, null]);
    expect(read.headers.get("content-type")).toBe("application/octet-stream");
  }
});

test("a file over the limit is refused with 413 and nothing is left behind; one of the very limit is taken", async () => {
  const before = kept();
  for (const bytes of [limit + 1, limit * 5]) {
    const refused = await send(form("x".repeat(bytes), "huge.txt"));
    expect([refused.status, refused.body.code]).toEqual([413, "payload_too_large"]);
  }
  await until("the store is as before", () => kept().length === before.length);
  expect((await send(form("y".repeat(limit), "fits.txt"))).status).toBe(201);
});

test("an upload that is cut off leaves nothing behind", async () => {
  const before = kept();
  const socket = connect(instance.env.PORT, "127.0.0.1");
  const head = [
    `POST /api/agent/v1/attempts/${attemptId}/artifacts HTTP/1.1`,
    "host: x",
    `authorization: Bearer ${agent.key}`,
    "content-type: multipart/form-data; boundary=b",
    "content-length: 200000",
    "",
    '--b\r\ncontent-disposition: form-data; name="file"; filename="cut.txt"\r\n\r\nonly the beg',
  ].join("\r\n");
  socket.write(head);
  await until("it began to come in", () => kept().length > before.length);
  socket.destroy();
  await until("it is gone", () => kept().length === before.length);
  expect((await room.page(taskId)).artifacts.some((artifact) => artifact.name === "cut.txt")).toBe(false);
});

test("a report on an attempt one does not hold brings nothing into the store", async () => {
  const before = kept();
  const raw = form("z".repeat(1_000), "stray.txt");
  const { status } = await agent.call("/attempts/at_unknown/artifacts", { raw });
  expect(status).toBe(404);
  expect(kept()).toEqual(before);
});

test("broken multipart, no file, and another kind of body are told apart", async () => {
  const noFile = new FormData();
  noFile.append("name", "x");
  expect((await send(noFile)).body.errors[0]?.path).toBe("file");
  const multipart = { "content-type": "multipart/form-data; boundary=b" };
  expect((await send("--b\r\nrubbish", multipart)).status).toBe(422);
  expect((await send("x", { "content-type": "multipart/form-data" })).status).toBe(422);
  expect((await send("x", { "content-type": "text/plain" })).body.errors[0]?.path).toBe("content-type");
  expect((await send("{", { "content-type": "application/json" })).body.code).toBe("malformed_json");
  expect((await send(form("x", "n", { base_version: "one" }))).body.errors[0]?.path).toBe("base_version");
});
