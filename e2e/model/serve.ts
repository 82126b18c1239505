import { parseArgs } from "node:util";
import { startModelServer } from "./start-model-server.ts";

/** The simulated model as a process, to try the product with: `node e2e/model/serve.ts --port 4010 [--open] [--key KEY]`. */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    open: { type: "boolean", default: false },
    key: { type: "string" },
    pace: { type: "string", default: "0" },
  },
});
const server = await startModelServer({
  port: Number(values.port),
  strict: values.open ? "open" : "moonshot",
  ...(values.key === undefined ? {} : { key: values.key }),
  paceMs: Number(values.pace),
});
// Started by a test, it says where it is and goes when the test has gone.
process.send?.({ url: server.url });
process.on("disconnect", () => process.exit(0));
process.stdout.write(`${server.url}\n`);
process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
process.on("SIGINT", () => void server.stop().then(() => process.exit(0)));
