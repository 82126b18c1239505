import { numberOf } from "./options.mjs";
import { readText } from "./read-tasks.mjs";
import { Refused } from "./refused.mjs";

const workspace = { value: "ID", required: true, help: "the workspace (ws_…)" };

/** `name=value` pairs as an object. */
function pairs(/** @type {string[]} */ given) {
  return Object.fromEntries(
    given.map((pair) => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
      if (name === undefined) throw new Refused("usage", `--set takes name=value, not “${pair}”.`);
      return [name, value];
    }),
  );
}

/** What a run may cost; nothing said is no limit. */
function budgetOf(/** @type {import("./options.mjs").Values} */ { text }) {
  const [usd, attempts] = [text("usd"), text("attempts")];
  if (usd === undefined && attempts === undefined) return {};
  if (usd !== undefined && !/^\d+(\.\d+)?$/.test(usd))
    throw new Refused("usage", `--usd takes an amount such as 20 or 2.50, not “${usd}”.`);
  return {
    budget: {
      ...(usd === undefined ? {} : { usd: Number(usd) }),
      ...(attempts === undefined ? {} : { attempts: numberOf("attempts", attempts) }),
    },
  };
}

/**
 * A command that does one thing to a run.
 * @param {string} verb
 * @param {string} summary
 * @param {boolean} [reasoned]
 * @returns {import("./options.mjs").Command}
 */
const control = (verb, summary, reasoned = false) => ({
  words: `run ${verb}`,
  summary,
  subject: "run",
  options: reasoned ? { reason: { value: "TEXT", help: "why" } } : {},
  answer: "{id, status}",
  run: async ({ need, text }, { operator, print }) => {
    const reason = reasoned ? { reason: text("reason") ?? "" } : {};
    print(await operator.mutate(`runs.${verb}`, { runId: need("run"), ...reason }));
  },
});

/** @type {import("./options.mjs").Command[]} */
export const runCommands = [
  {
    words: "run create",
    summary: "States a goal; the coordinator plans it, unless a plan or a playbook is given.",
    options: {
      workspace,
      goal: { value: "GOAL", help: "what is to be reached; a plan or a playbook may say it instead" },
      title: { value: "TITLE", help: "what the run is called" },
      file: { value: "FILE", many: true, help: "a file its tasks may use" },
      plan: { value: "FILE", help: "a plan in Markdown; - reads standard input" },
      playbook: { value: "ID", help: "a playbook, such as data-brief" },
      set: { value: "NAME=VALUE", many: true, help: "a value the playbook asks for" },
      usd: { value: "N", help: "the most it may cost, in dollars" },
      attempts: { value: "N", help: "how often agents may be given its tasks" },
      deadline: { value: "TIME", help: "when it must be done: 2030-01-31T12:00:00Z" },
    },
    answer: "{id, status}",
    run: async (values, { operator, print }) => {
      const { need, text, all } = values;
      const workspaceId = need("workspace");
      const [goal, title, plan, playbook] = [text("goal"), text("title"), text("plan"), text("playbook")];
      const parameters = pairs(all("set"));
      const said = plan === undefined ? {} : { plan: readText(plan) };
      const files = [];
      for (const path of all("file")) files.push({ upload_id: await operator.upload(workspaceId, path) });
      const deadline = text("deadline");
      const { id, status } = await operator.mutate("runs.create", {
        workspaceId,
        ...(goal === undefined ? {} : { goal }),
        ...(title === undefined ? {} : { title }),
        ...said,
        ...(playbook === undefined ? {} : { playbook: { id: playbook, parameters } }),
        ...(deadline === undefined ? {} : { deadline_at: deadline }),
        ...budgetOf(values),
        files,
      });
      print({ id, status });
    },
  },
  {
    words: "run list",
    summary: "The runs of a workspace, the newest first.",
    options: { workspace },
    answer: "[{id, title, goal, status, counts, spend, budget, hold, failure, …}]",
    run: async ({ need }, { operator, print }) =>
      print(await operator.query("runs.list", { workspaceId: need("workspace") })),
  },
  {
    words: "run show",
    summary: "Everything about one run: plan, versions, tasks, who could do them, attempts, cost, events.",
    subject: "run",
    options: {},
    answer: "an object; its card holds the status, planText the plan in Markdown",
    run: async ({ need }, { operator, print }) => {
      const run = await operator.query("runs.show", { runId: need("run") });
      if (!run)
        throw new Refused(
          "not_found",
          `There is no run ${need("run")}, or you are no member of its workspace.`,
        );
      print(run);
    },
  },
  control("approve", "Puts the plan that waits into force: the run begins, or is amended."),
  control("pause", "Holds a run: nothing is given out, its clocks stand still.", true),
  control("resume", "Lets a held run go on."),
  control("abort", "Ends a run; its open tasks are canceled.", true),
];
