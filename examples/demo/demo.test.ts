import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "#server/testing/test-instance.ts";
import { readXlsx } from "../agents/work/read-xlsx.ts";
import { showsNumber, statedFigures } from "../agents/work/stated-figures.ts";

const root = join(import.meta.dirname, "..", "..");
const csv = join(root, "node_modules", "vega-datasets", "data", "weather.csv");
const folder = mkdtempSync(join(tmpdir(), "claw-demo-"));
let instance: TestInstance;

beforeAll(async () => {
  instance = await TestInstance.boot();
  writeFileSync(join(folder, "token"), instance.running.operatorToken);
});
afterAll(async () => {
  await instance.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm run demo` against the instance; resolves with its exit code and what it printed. */
async function runDemo(...args: string[]): Promise<{ code: number | null; printed: string }> {
  const known = ["--url", instance.url, "--operator-token-file", join(folder, "token"), "--timeout", "100"];
  const env = { ...process.env, DATA_DIR: folder };
  const child = spawn(process.execPath, [join(root, "bin", "demo.mjs"), ...known, ...args], { env });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (printed += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, printed };
}

describe("the demo", () => {
  test("turns the default data into right deliverables while a hung writer is replaced", {
    timeout: 150_000,
  }, async () => {
    const out = join(folder, "out");
    const { code, printed } = await runDemo("--out", out);
    expect(code, printed).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "brief.docx",
      "brief.md",
      "check-report.md",
      "page.html",
      "profile.json",
      "profile.md",
      "report.md",
      "weather.xlsx",
    ]);
    expect(printed).toMatch(/The result waits for your verdict: \S+\/runs\/rn_/);
    expect(readFileSync(join(out, "report.md"), "utf8")).toContain("## Who did what");

    const winds = readFileSync(csv, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => Number(line.split(",")[5]));
    const mean = winds.reduce((sum, value) => sum + value) / winds.length;
    for (const name of ["brief.md", "brief.docx", "page.html", "profile.md"]) {
      const figures = statedFigures(name, readFileSync(join(out, name))).get("wind");
      expect(showsNumber(figures?.get("Mean") ?? "", mean), name).toBe(true);
      expect(figures?.get("n"), name).toBe("2,922");
    }
    const summary = readXlsx(readFileSync(join(out, "weather.xlsx"))).find(({ name }) => name === "Summary");
    const row = [...(summary?.cells ?? [])].find(([, cell]) => cell.value === "wind")?.[0].slice(1);
    expect(summary?.cells.get(`E${row}`)).toEqual({
      value: expect.closeTo(mean, 9),
      formula: expect.stringMatching(/^AVERAGE\(Data!/),
    });

    const attempts = await instance.rows<{ title: string; number: number; status: string; agentId: string }>(
      `select task.title, attempt.number, attempt.status, attempt."agentId" from attempt join task on task.id = attempt."taskId"
       where task.key = 'brief' order by attempt.number`,
    );
    expect(attempts.map(({ status }) => status)).toEqual(["lease_expired", "completed"]);
    expect(attempts[0]?.agentId).not.toBe(attempts[1]?.agentId);
    const reviewers = await instance.rows<{ reviewer: string; author: string }>(
      `select review."reviewerId" as reviewer, attempt."agentId" as author from review join attempt on attempt.id = review."attemptId" where review.by = 'agent'`,
    );
    expect(reviewers).toHaveLength(2);
    for (const { reviewer, author } of reviewers) expect(reviewer).not.toBe(author);
  });

  test("does a German file of one's own, nobody hanging", { timeout: 120_000 }, async () => {
    const file = join(folder, "laden.csv");
    writeFileSync(
      file,
      "Datum;Ort;Preis\n01.02.2020;Köln;1.234,50\n02.02.2020;Bonn;2,25\n03.02.2020;Köln;-0,75\n",
    );
    const out = join(folder, "german");
    const { code, printed } = await runDemo("--no-stall", "--file", file, "--out", out);
    expect(code, printed).toBe(0);
    expect(
      statedFigures("brief.md", readFileSync(join(out, "brief.md")))
        .get("Preis")
        ?.get("Max"),
    ).toBe("1,235");
  });

  test("refuses in one line what cannot be done", { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, "empty.csv"), "");
    expect(await runDemo("--file", join(folder, "empty.csv"))).toMatchObject({
      code: 1,
      printed: expect.stringContaining("empty.csv is empty"),
    });
    writeFileSync(join(folder, "photo.csv"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    expect(await runDemo("--file", join(folder, "photo.csv"))).toMatchObject({
      code: 1,
      printed: expect.stringContaining("is no text file"),
    });
    expect(await instance.rows("select id from workspace where name ~ 'empty|photo'")).toEqual([]);
    expect(await runDemo("--file", join(folder, "none.csv"))).toMatchObject({
      code: 1,
      printed: expect.stringContaining("there is no file"),
    });
    expect(await runDemo("--speed", "9")).toMatchObject({
      code: 1,
      printed: expect.stringContaining("npm run demo --"),
    });
  });
});
