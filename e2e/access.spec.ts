import type { Page } from "@playwright/test";
import { operatorOf } from "./fixtures/operator.ts";
import { expectSoundPage } from "./fixtures/page-checks.ts";
import { pressNode } from "./fixtures/press-node.ts";
import { runState } from "./fixtures/run-state.ts";
import { furnish } from "./fixtures/scene.ts";
import { sceneAgents } from "./fixtures/scene-agents.ts";
import { sceneRuns } from "./fixtures/scene-runs.ts";
import { sceneTasks } from "./fixtures/scene-tasks.ts";
import { expect, test } from "./fixtures/test.ts";

let scene: Awaited<ReturnType<typeof furnish>>;
let code: string;

test.beforeAll(async () => {
  const { url, dataDir } = runState();
  const operator = operatorOf(dataDir);
  const name = "E-bikes in Europe";
  scene = await furnish(url, operator, { name, agents: sceneAgents, tasks: sceneTasks, runs: sceneRuns });
  const threadId = `th_${scene.id.slice(3)}`;
  await operator.threads.post.mutate({ threadId, body: "@kimi what is the status?" });
  const asked = { workspaceId: scene.id, kind: "human", role: "member" } as const;
  code = (await operator.members.createInvite.mutate(asked)).code;
});

const agentId = (name: string) => Object.values(scene.board.agents).find((agent) => agent.name === name)?.id;
const task = (title: string) => `${scene.path}/tasks/${scene.taskId(title)}`;

const run = (place: number) => `${scene.path}/runs/${scene.runIds[place]}`;

/** Each page: its address, and the heading that tells that it is there. */
const pages: Record<
  string,
  { path: () => string; heading: string | RegExp; before?: (page: Page) => Promise<unknown> }
> = {
  board: { path: () => scene.path, heading: "Board" },
  "task in review": { path: () => task("Draft the market brief"), heading: "Draft the market brief" },
  "task with a question": {
    path: () => task("Ask three dealers what they cannot get"),
    heading: "Ask three dealers what they cannot get",
  },
  "task that failed": { path: () => task("Convert all prices to EUR"), heading: "Convert all prices to EUR" },
  runs: { path: () => `${scene.path}/runs`, heading: "Runs" },
  "writing a goal": {
    path: () => `${scene.path}/runs/new`,
    heading: "Write a goal",
    before: (page) => page.getByRole("radio", { name: /A playbook/ }).check(),
  },
  "a run as a graph": {
    path: () => run(0),
    heading: "Market brief for the spring board meeting",
    before: (page) => expect(page.getByRole("link", { name: "Draft the brief", exact: true })).toBeVisible(),
  },
  "a run as a timeline": {
    path: () => `${run(0)}?view=timeline`,
    heading: "Market brief for the spring board meeting",
  },
  "a run as a list": {
    path: () => `${run(0)}?view=list`,
    heading: "Market brief for the spring board meeting",
  },
  "a plan": {
    path: () => run(1),
    heading: "Find a second workshop",
    before: (page) => expect(page.getByText(/could do it now/).first()).toBeVisible(),
  },
  "a task of a plan": {
    path: () => run(1),
    heading: "Find a second workshop",
    before: async (page) => {
      await pressNode(page, page.getByRole("button", { name: /^Judge their welding/ }));
    },
  },
  "a run that stands still": { path: () => run(2), heading: "Count the stock in Halle" },
  agents: { path: () => `${scene.path}/agents`, heading: "Agents" },
  "one agent": { path: () => `${scene.path}/agents/${agentId("Mira")}`, heading: "Mira" },
  "joining an agent": {
    path: () => `${scene.path}/agents/join`,
    heading: "Join an agent",
    before: (page) => page.getByRole("button", { name: "Make an invite" }).click(),
  },
  threads: {
    path: () => `${scene.path}/threads`,
    heading: "Threads",
    before: (page) => expect(page.getByText("@kimi what is the status?")).toBeVisible(),
  },
  decisions: { path: () => `${scene.path}/decisions`, heading: "Decisions" },
  "one decision": {
    path: () => `${scene.path}/decisions?kind=assign`,
    heading: "Decisions",
    before: async (page) => {
      await page.getByRole("button", { name: /^Why/ }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Overrule" }).click();
      await expect(page.getByRole("dialog").getByLabel("Why")).toBeVisible();
    },
  },
  usage: {
    path: () => `${scene.path}/usage`,
    heading: "Usage",
    before: (page) => expect(page.getByRole("table", { name: "Cost by agent" })).toBeVisible(),
  },
  "settings of the coordinator": {
    path: () => `${scene.path}/settings`,
    heading: "Settings",
    before: (page) => page.getByRole("radio", { name: /A model of this workspace/ }).check(),
  },
  settings: { path: () => `${scene.path}/settings`, heading: "Settings" },
  workspaces: { path: () => "/workspaces", heading: "Workspaces" },
  account: { path: () => "/account", heading: "Your account" },
  "invite of a person": { path: () => `/join/${code}`, heading: /invites you/ },
  "a page that is not there": { path: () => "/nowhere", heading: /\S/ },
  "writing a task": {
    path: () => scene.path,
    heading: "Board",
    before: (page) => page.getByRole("button", { name: "Task", exact: true }).click(),
  },
};

for (const [name, { path, heading, before }] of Object.entries(pages))
  test.describe(name, () => {
    // Chromium itself notes a 404 in the console.
    test.use({ allowed: name === "a page that is not there" ? /404/ : null });
    test(`anyone can use it: ${name}`, async ({ page, isPhone }) => {
      await page.goto(path());
      await expect(page.getByRole("heading", { name: heading, level: 1 }).first()).toBeVisible();
      if (before) await before(page);
      await expect(page.getByText("Reading the")).toBeHidden();
      await expectSoundPage(page, isPhone);
    });
  });

test.describe("signed out", () => {
  test.use({ storageState: { cookies: [], origins: [] } });
  test("anyone can use it: sign-in", async ({ page, isPhone }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await expectSoundPage(page, isPhone);
  });
  test("anyone can use it: an invite, signed out", async ({ page, isPhone }) => {
    await page.goto(`/join/${code}`);
    await expect(page.getByRole("heading", { name: /invites you/ })).toBeVisible();
    await expectSoundPage(page, isPhone);
  });
});
