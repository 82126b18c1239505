import { Refused } from "./refused.mjs";

/** @typedef {import("./options.mjs").Command} Command */

/**
 * A command that does one thing to one agent and answers with what the agent is then.
 * @param {string} verb
 * @param {string} summary
 * @returns {Command}
 */
function control(verb, summary) {
  return {
    words: `agent ${verb}`,
    summary,
    subject: "agent",
    options: {},
    answer: "{id, name, status}",
    run: async ({ need }, { operator, print }) => {
      const agentId = need("agent");
      await operator.mutate(`agents.${verb}`, { agentId });
      const { id, name, status } = await operator.query("agents.show", { agentId });
      print({ id, name, status });
    },
  };
}

/** @type {Command[]} */
export const agentCommands = [
  {
    words: "agent list",
    summary: "The agents of a workspace: what they can do, whether they are there, what they hold.",
    options: {
      workspace: { value: "ID", required: true, help: "the workspace (ws_…)" },
      status: {
        value: "STATUS",
        help: "only these: pending_approval, verifying, active, paused, revoked, refused",
      },
    },
    answer: "[{id, name, status, presence, framework, skills, tools, load, lastSeenAt}]",
    run: async ({ need, text }, { operator, print }) => {
      const workspaceId = need("workspace");
      const rows = await operator.query("agents.list", { workspaceId });
      // A member sees at least an empty list; for everyone else there is no such workspace.
      if (rows.length === 0) await operator.query("workspaces.settings", { workspaceId });
      const status = text("status");
      const shown = rows.filter(
        (/** @type {{ status: string }} */ row) => status === undefined || row.status === status,
      );
      print(shown.map(agentLine));
    },
  },
  {
    words: "agent approve",
    summary: "Lets a joined agent in; with --all and --workspace everyone who waits.",
    subject: "agent",
    options: {
      workspace: { value: "ID", help: "with --all: where" },
      all: { help: "approve all who wait" },
    },
    answer: "{id, name, status}, or an array of them with --all",
    run: async (values, context) => {
      const { operator, print } = context;
      if (!values.on("all")) return control("approve", "").run(values, context);
      const rows = await operator.query("agents.list", { workspaceId: values.need("workspace") });
      const done = [];
      for (const { id, name, status } of rows) {
        if (status !== "pending_approval") continue;
        done.push({ id, name, status: (await operator.mutate("agents.approve", { agentId: id })).status });
      }
      print(done);
    },
  },
  control("refuse", "Turns a joined agent down."),
  control("pause", "Stops an agent from taking work; what it holds is frozen, its clocks with it."),
  control("resume", "Lets a paused agent work again."),
  control("revoke", "Ends an agent's membership: its key is dead at once, what it held is matched again."),
];

/** @param {Record<string, unknown> & { profile: { skills: { id: string }[], tools: string[] } }} row */
function agentLine({ id, name, status, presence, framework, profile, load, lastSeenAt }) {
  if (!profile)
    throw new Refused(
      "internal",
      "The instance answered in a form this CLI does not know. Use the CLI of its own checkout.",
    );
  return {
    id,
    name,
    status,
    presence,
    framework,
    skills: profile.skills.map((skill) => skill.id),
    tools: profile.tools,
    load,
    lastSeenAt,
  };
}
