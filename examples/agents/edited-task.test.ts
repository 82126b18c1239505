import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "#server/testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "#server/testing/test-workspace.ts";
import { until } from "#server/testing/until.ts";
import { Operator } from "../demo/operator.mjs";

const folder = mkdtempSync(join(tmpdir(), "claw-edited-"));
const csv = join(import.meta.dirname, "..", "..", "node_modules", "vega-datasets", "data", "stocks.csv");
const has = (program: string) => spawnSync(program, ["--version"]).status === 0;
let instance: TestInstance;
let room: TestWorkspace;
const cleanUps: (() => void)[] = [];
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(async () => {
  for (const cleanUp of cleanUps) cleanUp();
  await instance.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts one of the example programs with a token of its own. */
async function start(command: string, program: string): Promise<void> {
  const wanted = { workspaceId: room.id, uses: 1, ttlSeconds: 600 };
  const { token } = await instance.owner.agents.createRegistrationToken.mutate(wanted);
  const child = spawn(command, [join(import.meta.dirname, program)], {
    env: { ...process.env, CLAW_URL: instance.url, CLAW_TOKEN: token },
    cwd: folder,
    stdio: "ignore",
  });
  cleanUps.push(() => child.kill("SIGKILL"));
}

const aTask = async (skill: string): Promise<string> => {
  const operator = new Operator(instance.url, () => instance.running.operatorToken);
  const { upload_id } = await operator.upload(room.id, csv);
  return room.task({ skills: [skill], attachments: [{ upload_id }], review: "person" });
};
const handedIn = (taskId: string) =>
  until(`${taskId} is handed in`, async () => (await room.page(taskId)).card.status === "in-review", 60);

test.each([
  { agent: "TypeScript", command: process.execPath, program: "profiler.ts", skill: "csv-profiling" },
  { agent: "Python", command: "python3", program: "python/agent.py", skill: "text-statistics" },
  { agent: "shell", command: "sh", program: "shell/agent.sh", skill: "file-facts" },
])(
  "the $agent example takes word of an edit, keeps what it holds and goes on working",
  { timeout: 120_000 },
  async ({ command, program, skill }) => {
    if (command !== "sh") expect(has(command)).toBe(true);
    await start(command, program);
    const taskId = await aTask(skill);
    await handedIn(taskId);
    await instance.owner.tasks.edit.mutate({ taskId, acceptance: ["It is complete."] });
    await until(
      "the edit has arrived",
      async () => {
        const rows = await instance.rows<{ status: string }>(
          `select status from delivery where "taskId"=$1 and type='task.edited'`,
          [taskId],
        );
        return rows[0]?.status === "delivered";
      },
      40,
    );
    expect((await room.page(taskId)).card).toMatchObject({ status: "in-review", attemptNumber: 1 });
    await handedIn(await aTask(skill));
  },
);
