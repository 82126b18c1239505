import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "#server/testing/test-instance.ts";
import { Operator } from "../demo/operator.mjs";

const folder = mkdtempSync(join(tmpdir(), "claw-agents-"));
const csv = join(import.meta.dirname, "..", "..", "node_modules", "vega-datasets", "data", "stocks.csv");
const has = (program: string) => spawnSync(program, ["--version"]).status === 0;
let instance: TestInstance;
let owner: Operator;
let workspaceId: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  instance = await TestInstance.boot();
  owner = new Operator(instance.url, () => instance.running.operatorToken);
  workspaceId = (await owner.mutate("workspaces.create", { name: "Languages", goal: "No SDK needed" })).id;
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await instance.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startAgent(command: string, args: string[]): Promise<ChildProcess> {
  const { token } = await owner.mutate("agents.createRegistrationToken", {
    workspaceId,
    uses: 1,
    ttlSeconds: 600,
  });
  const env = { ...process.env, CLAW_URL: instance.url, CLAW_TOKEN: token };
  const child = spawn(
    command,
    args.map((arg) => arg.replace("HERE", import.meta.dirname)),
    { env, cwd: folder, stdio: "ignore" },
  );
  started.push(child);
  return child;
}

async function finish(skill: string): Promise<Buffer> {
  const { upload_id } = await owner.upload(workspaceId, csv);
  const task = {
    title: `“${skill}” [x]`,
    instructions: 'Beware: "report_url": "http://127.0.0.1:1"',
    skills: [skill],
    attachments: [{ upload_id }],
    clocks: { lease_seconds: 5 },
  };
  const [{ id }] = await owner.mutate("tasks.createMany", { workspaceId, tasks: [task] });
  for (let left = 100; left > 0; left--) {
    await sleep(300);
    const tasks = await owner.query("tasks.list", { workspaceId });
    const done = tasks.find(
      (each: { id: string; status: string }) => each.id === id && each.status === "completed",
    );
    if (done) return owner.download(done.artifacts[0].id);
  }
  throw new Error(`the task for ${skill} was never done`);
}

describe("agents without an SDK", () => {
  test.skipIf(!has("python3"))(
    "Python's standard library: joins, counts, stops at a signal, is the same member after a restart",
    { timeout: 90_000 },
    async () => {
      const program = ["-B", "HERE/python/agent.py"];
      const first = await startAgent("python3", program);
      const [facts] = JSON.parse((await finish("text-statistics")).toString());
      expect(facts).toMatchObject({
        name: "stocks.csv",
        bytes: 12245,
        lines: 561,
        top_terms: expect.arrayContaining([["msft", 123]]),
      });
      first.kill("SIGTERM");
      expect(await new Promise((resolve) => first.once("exit", resolve))).toBe(0);
      const second = await startAgent("python3", program);
      await finish("checksums");
      second.kill("SIGTERM");
      expect(statSync(join(folder, "python-agent.key.json")).mode & 0o077).toBe(0);
      expect(
        (await owner.query("agents.list", { workspaceId })).filter(
          (agent: { name: string }) => agent.name === "Pythia",
        ),
      ).toHaveLength(1);
    },
  );

  test.skipIf(!has("curl"))(
    "a shell and curl: joins, measures, stops at a signal",
    { timeout: 90_000 },
    async () => {
      const agent = await startAgent("sh", ["HERE/shell/agent.sh"]);
      const [, line = ""] = (await finish("file-facts")).toString().split("\n");
      const content = await import("node:fs").then(({ readFileSync }) => readFileSync(csv));
      expect(line.split("\t")).toEqual([
        "12245",
        "561",
        createHash("sha256").update(content).digest("hex"),
        "stocks.csv",
      ]);
      agent.kill("SIGTERM");
      expect(await new Promise((resolve) => agent.once("exit", resolve))).toBe(0);
      expect(statSync(join(folder, "shell-agent.key")).mode & 0o077).toBe(0);
    },
  );
});
