import { numberOf, secondsOf } from "./options.mjs";

const workspace = { value: "ID", required: true, help: "the workspace (ws_…)" };

/** @type {import("./options.mjs").Command[]} */
export const workspaceCommands = [
  {
    words: "workspace create",
    summary: "Makes a workspace; you are its owner.",
    options: {
      name: { value: "NAME", required: true, help: "what it is called" },
      goal: { value: "GOAL", required: true, help: "what it is for, in a sentence or two" },
      rules: { value: "RULES", help: "what its members must keep to; agents read it with every task" },
    },
    answer: "{id, url}",
    run: async ({ need, text }, { operator, print }) => {
      const rules = text("rules");
      const input = { name: need("name"), goal: need("goal"), ...(rules === undefined ? {} : { rules }) };
      const { id, url } = await operator.mutate("workspaces.create", input);
      print({ id, url });
    },
  },
  {
    words: "workspace list",
    summary: "Your workspaces, with how their work stands.",
    options: {},
    answer: "[{id, name, goal, pausedAt, createdAt, role, counts, agents}]",
    run: async (_values, { operator, print }) => print(await operator.query("workspaces.list")),
  },
  {
    words: "pause",
    summary: "Stops everything in a workspace: nothing is assigned, no clock runs.",
    options: { workspace, reason: { value: "TEXT", help: "why, for those who see it" } },
    answer: "{workspace, paused: true}",
    run: async ({ need, text }, { operator, print }) => {
      await operator.mutate("workspaces.pause", {
        workspaceId: need("workspace"),
        reason: text("reason") ?? "",
      });
      print({ workspace: need("workspace"), paused: true });
    },
  },
  {
    words: "resume",
    summary: "Lets a paused workspace go on.",
    options: { workspace },
    answer: "{workspace, paused: false}",
    run: async ({ need }, { operator, print }) => {
      await operator.mutate("workspaces.resume", { workspaceId: need("workspace") });
      print({ workspace: need("workspace"), paused: false });
    },
  },
  {
    words: "registration-token",
    summary: "A token with which machines join as agents without a person's approval.",
    options: {
      workspace,
      uses: { value: "N", help: "how many agents may join with it (1)" },
      ttl: { value: "TIME", help: "how long it is good: 90s, 15m, 1h, 7d (1h)" },
    },
    answer: "{token, expiresAt}",
    run: async ({ need, text }, { operator, print }) => {
      const uses = numberOf("uses", text("uses") ?? "1");
      const ttlSeconds = secondsOf(text("ttl") ?? "1h");
      const { token, expiresAt } = await operator.mutate("agents.createRegistrationToken", {
        workspaceId: need("workspace"),
        uses,
        ttlSeconds,
      });
      print({ token, expiresAt });
    },
  },
  {
    words: "invite",
    summary: "A single-use invite for a person or an agent; an agent waits for approval.",
    options: {
      workspace,
      kind: { value: "agent|human", required: true, help: "who it is for" },
      role: { value: "ROLE", help: "a person's role: admin, member or viewer (member)" },
      ttl: {
        value: "TIME",
        help: "how long it is good: 90s, 15m, 1h, 7d (15m for an agent, 7d for a person)",
      },
    },
    answer: "{code, url, expiresAt}",
    run: async ({ need, text }, { operator, print }) => {
      const [role, ttl] = [text("role"), text("ttl")];
      const more = {
        ...(role === undefined ? {} : { role }),
        ...(ttl === undefined ? {} : { ttlSeconds: secondsOf(ttl) }),
      };
      const input = { workspaceId: need("workspace"), kind: need("kind"), ...more };
      const { code, url, expiresAt } = await operator.mutate("members.createInvite", input);
      print({ code, url, expiresAt });
    },
  },
  {
    words: "sign-in-link",
    summary: "A link that signs a person in once, within 24 hours; a forgotten password is set anew with it.",
    options: { email: { value: "ADDRESS", help: "whose account (the instance's owner)" } },
    answer: "{url}",
    run: async ({ text }, { operator, print }) => {
      const email = text("email");
      const { url } = await operator.mutate("members.signInLink", email === undefined ? {} : { email });
      print({ url });
    },
  },
];
