import { setTimeout as delay } from "node:timers/promises";
import { numberOf } from "./options.mjs";
import { Refused } from "./refused.mjs";

const PAGE = 1_000;
const EVERY_MS = 500;
/** Refusals that end by themselves: a restart, a moment without database. */
const PASSING = new Set(["no_answer", "no_instance", "unavailable", "unauthorized"]);

/** @type {import("./options.mjs").Command} */
export const eventCommand = {
  words: "events",
  summary: "The log of a workspace, one JSON object a line, oldest first.",
  options: {
    workspace: { value: "ID", required: true, help: "the workspace (ws_…)" },
    since: { value: "SEQ", help: "only what came after this number (0)" },
    follow: { help: "go on with what comes, over restarts of the instance too; Ctrl-C ends it" },
  },
  answer: "lines of {workspaceId, seq, type, at, actor, requestId, taskId, agentId, data, changes}",
  run: async ({ need, text, on }, { operator, printLine }) => {
    const workspaceId = need("workspace");
    let since = numberOf("since", text("since") ?? "0");
    const page = async () => {
      const events = await operator.query("events.since", { workspaceId, since, limit: PAGE });
      for (const event of events) printLine(event);
      since = events.at(-1)?.seq ?? since;
      return events.length;
    };
    for (let first = true; ; first = false) {
      try {
        if ((await page()) === PAGE) continue;
      } catch (error) {
        const passes = error instanceof Refused && PASSING.has(error.code);
        if (first || !on("follow") || !passes) throw error;
        operator.forget();
      }
      if (!on("follow")) return;
      await delay(EVERY_MS);
    }
  },
};
