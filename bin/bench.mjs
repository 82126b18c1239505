import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onNode24 } from "./lib/node-24.mjs";
import { setUp } from "./lib/set-up.mjs";
import { explain } from "./lib/stop.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Sets up what the bench needs and runs it; its options are told in bench/README.md. */
async function bench() {
  await onNode24(root, fileURLToPath(import.meta.url));
  await setUp({ root, pages: false });
  const [first, ...others] = process.argv.slice(2);
  const [script, options] =
    first === "model" ? ["model-hanging.ts", others] : ["run.ts", process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [join(root, "bench", script), ...options], {
    stdio: "inherit",
    cwd: root,
  });
  process.exitCode = status ?? 1;
}

try {
  await bench();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
