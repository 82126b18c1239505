import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkImports, unread } from "./import-rules.mjs";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const root = mkdtempSync(join(tmpdir(), "claw-imports-"));

function seed(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${text}\nexport const here = 1;\n`);
}

/** Each row breaks one rule: the file, its import, the rule's name. */
const BROKEN = [
  ["server/domain/clock.ts", "node:os", "domain-is-pure"],
  ["server/domain/rank.ts", "../tasks/create-task.ts", "domain-is-pure"],
  ["server/platform/lease.ts", "../tasks/create-task.ts", "platform-has-no-nouns"],
  ["server/events/log.ts", "../tasks/create-task.ts", "events-below-rooms"],
  ["server/queue/flush.ts", "../tasks/create-task.ts", "queue-below-rooms"],
  ["server/agents/find-agent.ts", "../tasks/create-task.ts", "rooms-keep-apart"],
  ["server/agents/pause-agent.ts", "#server/tasks/create-task.ts", "rooms-keep-apart"],
  ["server/agents/mount-agent.ts", "../doors/agent-api/mount.ts", "rooms-keep-apart"],
  ["server/coordinator/match.ts", "../doors/agent-api/mount.ts", "coordinator-above-rooms"],
  ["server/connectors/webhook.ts", "../coordinator/plan.ts", "coordinator-and-connectors-apart"],
  ["server/doors/agent-api/claim.ts", "../../env.ts", "doors-do-not-reach-up"],
  ["server/tasks/show-task.ts", "../../app/page.tsx", "nobody-imports-app"],
  ["components/board/board.tsx", "#server/tasks/queries.ts", "components-know-the-domain"],
  ["components/board/column.tsx", "#server/doors/trpc/mount.ts", "components-see-types-of-the-door"],
  ["app/board/page.tsx", "#server/tasks/create-task.ts", "pages-await-queries"],
  ["examples/agents/writer.ts", "#server/domain/task.ts", "agents-are-strangers"],
  ["server/tasks/read-setting.ts", "../env.ts", "env-is-read-by-few"],
  ["server/tasks/open-all.ts", "../open-services.ts", "services-are-opened-by-main"],
  ["server/threads/router.ts", "../tasks/create-task.ts", "routers-keep-apart"],
  ["server/tasks/emit-task.ts", "socket.io", "one-owner-of-socket-io"],
  ["components/task/listen.ts", "socket.io-client", "one-owner-of-socket-io-client"],
  ["server/tasks/keep-file.ts", "../platform/blob-store.ts", "one-owner-of-the-blob-store"],
  ["server/tasks/test-task.ts", "./test-task.test.ts", "no-tests-in-product"],
  ["server/tasks/lose-task.ts", "./missing.ts", "every-import-resolves"],
  ["server/tasks/circle.ts", "./circle-back.ts", "no-cycles"],
] as const;

/** What keeps the rules, and what the breakers import. */
const SOUND = {
  "server/domain/task.ts": 'import "zod";',
  "server/tasks/create-task.ts": 'import "../domain/task.ts";\nimport "../events/append.ts";',
  "server/tasks/queries.ts": 'import "#server/domain/task.ts";',
  "server/attempts/beat-attempt.ts": 'import "../agents/see-agent.ts";',
  "server/agents/see-agent.ts": 'import "../domain/task.ts";',
  "server/events/append.ts": "",
  "server/platform/blob-store.ts": "",
  "server/coordinator/plan.ts": 'import "../tasks/create-task.ts";',
  "server/doors/agent-api/mount.ts": 'import "../../tasks/create-task.ts";',
  "server/doors/trpc/mount.ts": "export interface AppRouter { at: string }",
  "server/artifacts/keep-artifact.ts": 'import "../platform/blob-store.ts";',
  "server/env.ts": "",
  "server/open-services.ts": 'import "./env.ts";\nexport interface Open { at: string }',
  "server/tasks/edit-task.ts": 'import type { Open } from "../open-services.ts";\nexport type Edit = Open;',
  "server/tasks/router.ts": 'import "../doors/trpc/procedure.ts";\nimport "./create-task.ts";',
  "server/doors/trpc/procedure.ts": "",
  "server/main.ts": 'import { here as env } from "./env.ts";\nexport { env };',
  "server/tasks/test-task.test.ts": 'import "../agents/see-agent.ts";',
  "app/page.tsx": 'import "#server/tasks/queries.ts";\nimport "#components/live/trpc.ts";',
  "components/live/trpc.ts":
    'import "socket.io-client";\nimport type { AppRouter } from "#server/doors/trpc/mount.ts";\nexport type Door = AppRouter;',
};

let problems: string[] = [];

beforeAll(async () => {
  cpSync(join(home, "package.json"), join(root, "package.json"));
  symlinkSync(join(home, "node_modules"), join(root, "node_modules"));
  for (const [path, text] of Object.entries(SOUND)) seed(path, text);
  const sound = await checkImports(root);
  expect(sound.problems).toEqual([]);
  expect(Number.parseInt(sound.note ?? "", 10)).toBeGreaterThanOrEqual(Object.keys(SOUND).length);
  seed("server/tasks/circle-back.ts", 'import "./circle.ts";');
  for (const [path, imported] of BROKEN)
    seed(path, `import { here as there } from "${imported}";\nexport { there };`);
  problems = (await checkImports(root)).problems;
});

afterAll(() => rmSync(root, { recursive: true }));

test.each(BROKEN)("%s importing %s is caught", (path, _imported, rule) => {
  // A cycle is told once, from whichever of its files comes first.
  const own = problems.filter((line) => line.startsWith(`${path.replace(/\.tsx?$/, "")}`));
  expect(own.join("\n")).toContain(`(${rule})`);
});

test("nothing else is reported", () => {
  const broken = new Set<string>([...BROKEN.map(([path]) => path), "server/tasks/circle-back.ts"]);
  expect(problems.filter((line) => !broken.has(line.split(" → ")[0] ?? ""))).toEqual([]);
});

test("a run that read no file is not called clean", () => {
  expect(unread(["server/main.ts"], new Set())).toEqual([
    "server/main.ts was not read by dependency-cruiser",
  ]);
  expect(unread(["server/main.ts"], new Set(["server/main.ts"]))).toEqual([]);
});
