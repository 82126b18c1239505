import type { Page } from "@playwright/test";
import { joinPerson } from "./fixtures/join-person.ts";
import { offersOf } from "./fixtures/offers.ts";
import { operatorOf } from "./fixtures/operator.ts";
import { pressNode } from "./fixtures/press-node.ts";
import { runState } from "./fixtures/run-state.ts";
import { furnish } from "./fixtures/scene.ts";
import { sceneAgents } from "./fixtures/scene-agents.ts";
import { sceneRuns } from "./fixtures/scene-runs.ts";
import { sceneTasks } from "./fixtures/scene-tasks.ts";
import { standStill } from "./fixtures/stand-still.ts";
import { expect, test } from "./fixtures/test.ts";

let scene: Awaited<ReturnType<typeof furnish>>;
let viewer: Awaited<ReturnType<typeof joinPerson>>;

test.beforeAll(async () => {
  const { url, dataDir } = runState();
  const operator = operatorOf(dataDir);
  const name = "Seen by a guest";
  scene = await furnish(url, operator, { name, agents: sceneAgents, tasks: sceneTasks, runs: sceneRuns });
  const threadId = `th_${scene.id.slice(3)}`;
  await operator.threads.post.mutate({ threadId, body: "@kimi what is the status?" });
  viewer = await joinPerson(url, operator, { workspaceId: scene.id, role: "viewer", name: "Vera" });
});
test.use({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names a fixture needs from this pattern.
  storageState: async ({}, use) => use(viewer),
});

const agentId = (name: string) => Object.values(scene.board.agents).find((agent) => agent.name === name)?.id;
const task = (title: string) => `${scene.path}/tasks/${scene.taskId(title)}`;
const run = (place: number) => `${scene.path}/runs/${scene.runIds[place]}`;
const says = (words: string | RegExp) => async (page: Page) =>
  expect(page.getByText(words).first()).toBeVisible();

/** What may be offered to who only reads: finding, looking closer, going elsewhere, the own account. */
const reading: readonly RegExp[] = [
  /^(Theme|Keys|More)$/,
  /(Account|Coordinator|Connection): /,
  /Seen by a guest/,
  /^(Filters?|Find)\b/,
  /^(Status|Agent|Skill|Kind|Decided by|Overruled)$/,
  /^(All|Needs attention|stalled|waiting for a person|working|in review|idle) ?\d+$/,
  /^(Graph|Timeline|List|Text|Closer|Further away|Show all of it)$/,
  /^(Hide|Show|Show .*|Fold)$/,
  /^Pulse: /,
  /^Why\b/,
  /^See it whole$/,
  /could do it|No agent here has/,
];

type Shown = { path: () => string; sees: (page: Page) => Promise<unknown>; more?: RegExp };
/** By place: each page, what is seen there, and what else it may offer. */
const places: Record<string, Record<string, Shown>> = {
  "the board and its tasks": {
    "the board": {
      path: () => scene.path,
      sees: async (page) => {
        await expect(page.getByRole("region", { name: /^Needs a person, \d+$/ })).toBeVisible();
        await expect(page.getByText("A person reviews").first()).toBeVisible();
        await expect(page.getByRole("link", { name: /Draft the market brief/ }).first()).toBeVisible();
      },
      more: new RegExp(`^(${sceneAgents.map(({ name }) => name).join("|")})`),
    },
    "a task in review": { path: () => task("Draft the market brief"), sees: says("Three makers hold") },
    "a task with a question": {
      path: () => task("Ask three dealers what they cannot get"),
      sees: says("Your role may read here, not answer."),
    },
    "a task that failed": {
      path: () => task("Convert all prices to EUR"),
      sees: says("attempts were used up"),
    },
  },
  "runs and their plans": {
    runs: { path: () => `${scene.path}/runs`, sees: says("the plan waits for a yes") },
    "writing a goal": {
      path: () => `${scene.path}/runs/new`,
      sees: says("Your role may look at runs, but not begin one."),
    },
    "a run": { path: () => run(0), sees: says("every figure names its source") },
    "a run that stands still": { path: () => run(2), sees: says("The stock list comes on Monday.") },
    "a plan in force": {
      path: () => `${run(0)}/plan`,
      sees: async (page) => {
        await says("Your role may look at the plan; members change and approve it.")(page);
        await says(/could do it now/)(page);
      },
      more: /Done$/,
    },
    "a task of a plan that waits for a yes": {
      path: () => run(1),
      sees: async (page) => {
        await says(/could do it now/)(page);
        await pressNode(page, page.getByRole("button", { name: /^Judge their welding/ }));
        await expect(page.getByRole("dialog").getByLabel("Title")).toBeDisabled();
      },
      more: /^(Close|Done)$/,
    },
  },
  "agents and threads": {
    agents: { path: () => `${scene.path}/agents`, sees: says("waiting for a person") },
    "one agent": { path: () => `${scene.path}/agents/${agentId("Mira")}`, sees: says("Mira") },
    "joining an agent": {
      path: () => `${scene.path}/agents/join`,
      sees: says("Your role may look at agents, but not invite one. Ask a member."),
    },
    threads: {
      path: () => `${scene.path}/threads`,
      sees: async (page) => {
        await says("@kimi what is the status?")(page);
        await says("tasks are being worked on")(page);
        await says("You may read along; to write takes a member’s role.")(page);
      },
    },
  },
  "decisions, usage and settings": {
    decisions: { path: () => `${scene.path}/decisions`, sees: says("Look for workshops") },
    "one decision": {
      path: () => `${scene.path}/decisions`,
      sees: async (page) => {
        await page.getByRole("button", { name: /^Why/ }).first().click();
        await expect(page.getByRole("dialog").getByRole("region", { name: "The choice" })).toBeVisible();
      },
      more: /^Close$/,
    },
    usage: {
      path: () => `${scene.path}/usage`,
      sees: (page) => expect(page.getByRole("table", { name: "Cost by agent" })).toBeVisible(),
    },
    settings: {
      path: () => `${scene.path}/settings`,
      sees: async (page) => {
        await says("You may look at all of this; owners and admins change it.")(page);
        await expect(page.getByRole("textbox", { name: "Rules" })).toHaveValue(/Prices in EUR/);
        await expect(page.getByText("Vera (you)")).toBeVisible();
        await expect(page.getByText("Ada Lovelace").first()).toBeVisible();
      },
    },
  },
};

/** Words that promise something to who looks. */
const promises = /Needs you|Your review|You may decide|waiting for you|your yes|your verdict/;

for (const [place, pages] of Object.entries(places))
  test(`a viewer sees ${place}, and is offered nothing that would be refused`, async ({ page }) => {
    const refused: string[] = [];
    page.on("response", (answer) => void (answer.status() >= 400 && refused.push(answer.url())));
    for (const [name, { path, sees, more }] of Object.entries(pages))
      await test.step(name, async () => {
        await page.goto(path());
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await expect(page.getByText("Reading the")).toBeHidden();
        await sees(page);
        const known = more ? [...reading, more] : reading;
        const offered = await offersOf(page);
        const others = offered.filter((offer) => !known.some((one) => one.test(offer)));
        expect.soft(others, `${name} offers nothing else`).toEqual([]);
        await expect.soft(page.getByText(promises), `${name} promises nothing`).toHaveCount(0);
      });
    expect(refused).toEqual([]);
  });

test("the keys of a viewer write nothing and move nothing, and are not told either", async ({
  page,
  isPhone,
}) => {
  await page.goto(scene.path);
  await expect(page.getByRole("link", { name: /Draft the market brief/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("m");
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog").or(page.getByRole("menu"))).toHaveCount(0);
  if (isPhone) return;
  await page.getByRole("button", { name: "Keys" }).click();
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Open the card")).toBeVisible();
  await expect(keys.getByText(/Write a task|Move the card/)).toHaveCount(0);
});

test("a viewer opens a task by pressing it in the graph of a run", async ({ page, isPhone }) => {
  const title = isPhone ? /^Verkehrszulassung/ : "Bring all prices into one table";
  await page.goto(run(0));
  const box = page.locator(".react-flow__node").getByRole("link", { name: title });
  await standStill(page.locator(".react-flow__node"));
  await box.click();
  await expect(page).toHaveURL(/\/tasks\/tk_/);
});
