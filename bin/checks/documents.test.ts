import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { settingNames } from "#server/platform/parse-env.ts";
import { TestInstance } from "#server/testing/test-instance.ts";
import { aWorkspace } from "#server/testing/test-workspace.ts";

const home = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(home, path), "utf8");
const pages = ["", "docs", "docs/decisions", "examples/agents"].flatMap((folder) =>
  readdirSync(join(home, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

test("every link from page to page leads to a file", () => {
  const broken = pages.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target = ""]) => {
      // Screens are made by the browser tests' run.
      if (/^https?:/.test(target) || target.startsWith("docs/screens/")) return [];
      return existsSync(join(home, dirname(path), target)) ? [] : [`${path} → ${target}`];
    }),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});

test("README and .env.example know every setting, and no other", () => {
  const rows = [...read("README.md").matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) +\|/gm)];
  const inReadme = rows.flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "));
  const inExample = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(inReadme.sort()).toEqual([...settingNames].sort());
  expect(inExample.sort()).toEqual([...settingNames].sort());
});

test("an agent joins and works by README's lines as they stand", { timeout: 60_000 }, async () => {
  const instance = await TestInstance.boot();
  const folder = mkdtempSync(join(tmpdir(), "claw-readme-"));
  try {
    const workspace = await aWorkspace(instance);
    const { code } = await instance.owner.members.createInvite.mutate({
      workspaceId: workspace.id,
      kind: "agent",
    });
    const section = read("README.md").split("## Join your own agent")[1]?.split("\n## ")[0] ?? "";
    const script = [...section.matchAll(/^```sh\n(.*?)^```/gms)]
      .map(([, lines]) => lines)
      .join("\n")
      .replace("http://127.0.0.1:3000", instance.url)
      .replaceAll("npm run -s claw --", `node ${join(home, "bin", "claw.mjs")}`);
    const env = { ...process.env, DATA_DIR: instance.env.DATA_DIR, CODE: code, WORKSPACE: workspace.id };
    await promisify(execFile)("bash", ["-euc", script], { cwd: folder, env });
    const [task] = await instance.owner.tasks.list.query({ workspaceId: workspace.id });
    expect(task).toMatchObject({ title: "Say it back", status: "completed", attemptNumber: 1 });
  } finally {
    await instance.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
