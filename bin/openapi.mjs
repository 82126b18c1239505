import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onNode24 } from "./lib/node-24.mjs";
import { explain } from "./lib/stop.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Writes docs/openapi.json from the routes and schemas of the agent API. */
async function openapi() {
  await onNode24(root, fileURLToPath(import.meta.url));
  const { agentRoutes } = await import("../server/doors/agent-api/agent-door.ts");
  const { describeApi } = await import("../server/doors/agent-api/describe-api.ts");
  const file = join(root, "docs", "openapi.json");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(describeApi(agentRoutes, "http://127.0.0.1:3000"), null, 2)}\n`);
  process.stdout.write(`${file}\n`);
}

try {
  await openapi();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
