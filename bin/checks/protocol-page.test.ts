import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { envelopeData } from "#server/domain/envelope.ts";
import { errorTable } from "#server/domain/errors.ts";
import { agentRoutes } from "#server/doors/agent-api/agent-door.ts";
import { TestInstance } from "#server/testing/test-instance.ts";
import { aWorkspace } from "#server/testing/test-workspace.ts";

const home = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(home, "docs", "agent-protocol.md"), "utf8");
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, code]) => code ?? "");
const folder = mkdtempSync(join(tmpdir(), "claw-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const has = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

test("the page names every call, every error code and every envelope", () => {
  for (const { path } of agentRoutes) {
    const short = path.replace("/attempts/{attempt_id}", "").replace(/^\/claims.*/, "claim_url");
    const said = short.split(/\{\w+\}/).every((part) => page.includes(part));
    expect({ path, said }).toEqual({ path, said: true });
  }
  for (const code of Object.keys(errorTable)) expect(page).toContain(`\`${code}\``);
  for (const type of Object.keys(envelopeData)) expect(page).toContain(`\`${type}\``);
});

describe.skipIf(!has("curl") || !has("bash"))("the shell blocks", () => {
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await TestInstance.boot();
  });
  afterAll(() => instance?.stop());

  test("do what the page says, run one after the other", { timeout: 120_000 }, async () => {
    const workspace = await aWorkspace(instance);
    const { code } = await instance.owner.members.createInvite.mutate({
      workspaceId: workspace.id,
      kind: "agent",
    });
    const script = blocks("sh")
      .join("\necho; echo\n")
      .replace("URL=http://127.0.0.1:3000", `URL=${instance.url}`)
      .replaceAll("npm run -s claw --", `node ${join(home, "bin", "claw.mjs")}`);
    const env = { ...process.env, DATA_DIR: instance.env.DATA_DIR, CODE: code, WORKSPACE: workspace.id };
    const { stdout } = await promisify(execFile)("bash", ["-euc", script], {
      cwd: folder,
      env,
      maxBuffer: 2 ** 24,
    });

    const codes = [...stdout.matchAll(/"code":"(\w+)"/g)].map(([, one]) => one);
    expect(codes).toEqual(["version_conflict", "unauthorized", "invalid_request"]);
    expect(stdout).toContain("# Join “Room”");
    expect(stdout.match(/idempotency-replayed: true/gi)).toHaveLength(1);
    expect(stdout).toContain("An old silent pond");
    expect(stdout).toMatch(/active$/m);
    const tasks = await instance.owner.tasks.list.query({ workspaceId: workspace.id });
    const statusOf = (title: string) => tasks.find((task) => task.title === title)?.status;
    expect(statusOf("A haiku on rain")).toBe("completed");
    expect(statusOf("Proofread the haiku")).toBe("completed");
    const ended = async (title: string) => {
      const id = tasks.find((task) => task.title === title)?.id ?? "";
      return (await workspace.page(id)).attempts.map((attempt) => attempt.status);
    };
    expect([...(await ended("A haiku on snow")), ...(await ended("A haiku on fog"))].sort()).toEqual([
      "failed",
      "rejected",
    ]);
    const [agent] = await instance.owner.agents.list.query({ workspaceId: workspace.id });
    expect(agent).toMatchObject({ name: "Haiku writer", status: "active", availability: "away" });
  });
});

describe("webhook verification", () => {
  const secret = `whsec_${Buffer.from("a key of the tests, long enough!").toString("base64")}`;
  const signed = (body: string, { at = new Date(), by = secret } = {}) => ({
    "webhook-id": "dl_1",
    "webhook-timestamp": String(Math.floor(+at / 1000)),
    "webhook-signature": `v1,AAAA ${new Webhook(by).sign("dl_1", at, body)}`,
  });
  const body = '{"type":"agent.ping","data":{"nonce":"ü"}}';
  const other = `whsec_${Buffer.from("another key altogether, as long!").toString("base64")}`;
  const cases = [
    { headers: signed(body), good: true },
    { headers: signed(`${body} `), good: false },
    { headers: signed(body, { by: other }), good: false },
    { headers: signed(body, { at: new Date(Date.now() - 3_600_000) }), good: false },
    { headers: {}, good: false },
  ];

  test("in Node takes what is ours, and nothing forged, old or unsigned", async () => {
    const file = join(folder, "verify.mjs");
    writeFileSync(file, blocks("js").join("\n"));
    const { verify } = await import(/* @vite-ignore */ file);
    for (const { headers, good } of cases) expect(verify(secret, headers, body)).toBe(good);
  });

  test.skipIf(!has("python3"))("in Python does the same", () => {
    const asked = JSON.stringify({ secret, body, headers: cases.map((one) => one.headers) });
    const program = `${blocks("python").join("\n")}
import json, sys
asked = json.load(sys.stdin)
print(json.dumps([verify(asked["secret"], one, asked["body"].encode()) for one in asked["headers"]]))`;
    const answer = execFileSync("python3", ["-c", program], { input: asked, encoding: "utf8" });
    expect(JSON.parse(answer)).toEqual(cases.map((one) => one.good));
  });
});
