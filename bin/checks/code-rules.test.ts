import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { checkAny, checkBarrels, checkEnvironmentOwner, checkUnfinished } from "./code-rules.mjs";
import { checkFileNames } from "./file-names.mjs";
import { checkFileSizes } from "./file-sizes.mjs";

let root: string;

function seed(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "claw-checks-"));
  seed("server/domain/task.ts", 'import { z } from "zod";\nexport const task = z.object({});\n');
  seed(
    "server/tasks/create-task.ts",
    'import { task } from "../domain/task.ts";\nexport const createTask = () => task;\n',
  );
  seed(
    "server/tasks/queries.ts",
    'import { task } from "#server/domain/task.ts";\nexport const listTasks = () => task;\n',
  );
  seed(
    "app/page.tsx",
    'import { listTasks } from "#server/tasks/queries.ts";\nexport default () => listTasks();\n',
  );
  return () => rmSync(root, { recursive: true });
});

test("a clean tree has no problems", async () => {
  for (const check of [
    checkFileSizes,
    checkFileNames,
    checkAny,
    checkBarrels,
    checkUnfinished,
    checkEnvironmentOwner,
  ]) {
    expect((await check(root)).problems).toEqual([]);
  }
});

test.each([
  ["server/tasks/long.ts", "//\n".repeat(301), "has 301 lines; 300 are allowed"],
  ["components/ui/long.css", "\n".repeat(301), "has 301 lines; 300 are allowed"],
  ["app/board/page.tsx", "//\n".repeat(41), "has 41 lines; 40 are allowed"],
])("%s that is too long is caught", async (path, text, words) => {
  seed(path, text);
  expect((await checkFileSizes(root)).problems).toContain(`${path} ${words}`);
});

test("many big files are caught by median and p95", async () => {
  for (let at = 0; at < 20; at++) seed(`server/tasks/verb-${at}.ts`, "//\n".repeat(201));
  const problems = (await checkFileSizes(root)).problems.join();
  expect(problems).toContain("the median file has 201 lines");
  expect(problems).toContain("5 % of the files have more than 201 lines");
});

test.each([
  "index.ts",
  "utils.ts",
  "helpers.ts",
  "types.ts",
  "service.ts",
  "common.ts",
  "createTask.ts",
  "Create-task.ts",
  "create_task.ts",
  "utils/create-task.ts",
])("the name %s is caught", async (name) => {
  seed(`server/tasks/${name}`, "export const x = 1;\n");
  expect((await checkFileNames(root)).problems).toHaveLength(1);
});

const word = ["an", "y"].join("");
test.each([
  ["server/tasks/x.ts", `export const x: ${word} = 1;\n`],
  ["server/tasks/x.ts", `export const x = <T>(y: T) => y as ${word};\n`],
  [
    "components/board/x.tsx",
    `export const X = (props: Record<string, ${word}[]>) => <p>{props.x?.length}</p>;\n`,
  ],
  ["bin/x.mjs", `/** @param {${word}} y */\nexport const x = (y) => y;\n`],
  ["server/tasks/x.ts", `// @ts-${"ignore"}\nexport const x: number = "1";\n`],
])("%s with %s is caught", async (path, text) => {
  seed(path, text);
  expect((await checkAny(root)).problems).toHaveLength(1);
});

test("the word in texts and comments is no type", async () => {
  seed("server/tasks/x.ts", `// ${word}\nexport const x = "${word}";\n`);
  expect((await checkAny(root)).problems).toEqual([]);
});

test("a barrel is caught", async () => {
  seed(
    "server/tasks/all.ts",
    'export * from "./create-task.ts";\nexport { listTasks } from "./queries.ts";\n',
  );
  expect((await checkBarrels(root)).problems).toHaveLength(1);
});

test.each([`// ${"TO"}DO later`, `// ${"FIX"}ME`, `throw new Error("not ${"implemented"}");`])(
  "%s is caught",
  async (line) => {
    seed("server/tasks/x.ts", `${line}\n`);
    expect((await checkUnfinished(root)).problems).toHaveLength(1);
  },
);

test.each(["server/tasks/x.ts", "components/board/x.tsx", "app/x.ts"])(
  "process.env in %s is caught",
  async (path) => {
    seed(path, "export const x = process.env.HOME;\n");
    expect((await checkEnvironmentOwner(root)).problems).toHaveLength(1);
  },
);
