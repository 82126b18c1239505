import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "@playwright/test";
import { operatorOf } from "./fixtures/operator.ts";
import { startOwnProduct } from "./fixtures/own-product.ts";
import { signOwnerIn } from "./fixtures/owner.ts";
import { sidewaysProblems } from "./fixtures/page-checks.ts";
import { guardContext } from "./fixtures/page-guard.ts";
import { furnish } from "./fixtures/scene.ts";
import { fleetAgents, sceneAgents } from "./fixtures/scene-agents.ts";
import { sceneRuns } from "./fixtures/scene-runs.ts";
import { fleetTasks, sceneFinale, sceneTasks } from "./fixtures/scene-tasks.ts";
import type { Product } from "./fixtures/start-product.ts";
import { expect, test } from "./fixtures/test.ts";
import { ModelProcess } from "./model/model-process.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "screens");
const sizes = { 1440: 900, 820: 1180, 390: 844 } as const;
type Width = keyof typeof sizes;
type Scene = Awaited<ReturnType<typeof furnish>>;

let model: ModelProcess;
let product: Product;
let cookies: string;
let scenes: Record<0 | 7 | 300, Scene>;
let withRuns: Scene;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  mkdirSync(folder, { recursive: true });
  model = await ModelProcess.start();
  product = await startOwnProduct({
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: "sk-any",
    MODEL_CONCURRENCY: "4",
    MODEL_PER_MINUTE: "1000",
  });
  cookies = join(product.dataDir, "owner.json");
  await signOwnerIn(product.url, product.signInLink, cookies);
  const operator = operatorOf(product.dataDir);
  const make = (scene: Parameters<typeof furnish>[2]) => furnish(product.url, operator, scene);
  scenes = {
    300: await make({ name: "Night shift", agents: fleetAgents(300), tasks: fleetTasks(320) }),
    0: await make({ name: "A new beginning", agents: [], tasks: [] }),
    7: await make({ name: "E-bikes in Europe", agents: sceneAgents, tasks: sceneTasks, finale: sceneFinale }),
  };
  // In a workspace of its own, so that the board of seven agents keeps its look.
  withRuns = await make({ name: "E-bikes in Europe", agents: sceneAgents, tasks: [], runs: sceneRuns });
  await converse(operator, withRuns.id);
});
test.afterAll(async () => {
  await product?.stop();
  await model?.stop();
});

/** Two questions in the main thread, each answered before the next. */
async function converse(operator: ReturnType<typeof operatorOf>, workspaceId: string): Promise<void> {
  const threadId = `th_${workspaceId.slice(3)}`;
  const said = ["What is the status?", "@kimi write a summary of the brief by 2030-03-01"];
  for (const [i, body] of said.entries()) {
    await operator.threads.post.mutate({ threadId, body });
    const count = async () => (await operator.threads.messages.query({ threadId })).length;
    await expect.poll(count, { timeout: 20_000 }).toBe(2 * (i + 1));
  }
}

/** A page of the list below: its name in the file, where it is, what tells that it is there. */
type Shot = { name: string; path: string; heading: string; before?: (page: Page) => Promise<unknown> };

function shots(): Shot[] {
  const agents = [0, 7, 300] as const;
  const run = (place: number): string => `${withRuns.path}/runs/${withRuns.runIds[place]}`;
  return [
    ...agents.map((n) => ({ name: `board-${n}`, path: scenes[n].path, heading: "Board" })),
    ...agents.map((n) => ({ name: `agents-${n}`, path: `${scenes[n].path}/agents`, heading: "Agents" })),
    {
      name: "task",
      path: `${scenes[7].path}/tasks/${scenes[7].taskId("Draft the market brief")}`,
      heading: "Draft the market brief",
    },
    {
      name: "agent-join",
      path: `${scenes[7].path}/agents/join`,
      heading: "Join an agent",
      before: async (page) => {
        await page.getByRole("button", { name: "Make an invite" }).click();
        await expect(page.getByRole("region", { name: "Copy this" })).toBeVisible();
      },
    },
    { name: "runs-0", path: `${scenes[0].path}/runs`, heading: "Runs" },
    { name: "runs", path: `${withRuns.path}/runs`, heading: "Runs" },
    { name: "goal", path: `${withRuns.path}/runs/new`, heading: "Write a goal" },
    {
      name: "run",
      path: run(0),
      heading: "Market brief for the spring board meeting",
      before: (page) =>
        expect(page.getByRole("link", { name: "Draft the brief", exact: true })).toBeVisible(),
    },
    {
      name: "run-timeline",
      path: `${run(0)}?view=timeline`,
      heading: "Market brief for the spring board meeting",
    },
    {
      name: "plan",
      path: run(1),
      heading: "Find a second workshop",
      before: (page) => expect(page.getByText(/could do it now/).first()).toBeVisible(),
    },
    { name: "threads-0", path: `${scenes[0].path}/threads`, heading: "Threads" },
    {
      name: "threads",
      path: `${withRuns.path}/threads`,
      heading: "Threads",
      before: (page) => expect(page.getByText("I made a task of it")).toBeVisible(),
    },
    {
      name: "decision",
      path: `${withRuns.path}/decisions?kind=assign`,
      heading: "Decisions",
      before: async (page) => {
        await page.getByRole("button", { name: /^Why/ }).first().click();
        await expect(page.getByRole("dialog").getByText("What it saw")).toBeVisible();
      },
    },
    {
      name: "usage",
      path: `${withRuns.path}/usage`,
      heading: "Usage",
      before: (page) => expect(page.getByRole("list", { name: "Colours" })).toBeVisible(),
    },
    {
      name: "settings-coordinator",
      path: `${withRuns.path}/settings#coordinator`,
      heading: "Settings",
      before: async (page) => {
        await page.getByRole("radio", { name: /A model of this workspace/ }).check();
        await page
          .getByRole("heading", { name: "Coordinator", exact: true })
          .evaluate((heading) => heading.scrollIntoView());
      },
    },
    { name: "workspaces", path: "/workspaces", heading: "Workspaces" },
  ];
}

async function keep(
  page: Page,
  { name, path, heading, before }: Shot,
  widths: readonly Width[],
): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  if (path.startsWith("/w/"))
    await expect(page.getByText("Connection: live")).toBeAttached({ timeout: 30_000 });
  if (before) await before(page);
  await expect(page.getByText(/^Reading the/)).toBeHidden();
  for (const width of widths) {
    await page.setViewportSize({ width, height: sizes[width] });
    // Graphs and charts take their new width a moment after the page has.
    await expect
      .poll(() => sidewaysProblems(page), { message: `${name} at ${width}`, timeout: 5_000 })
      .toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), caret: "hide" });
    }
  }
}

async function keepAll(browser: Browser, widths: readonly Width[], touch: boolean): Promise<void> {
  const problems: string[] = [];
  const like = { baseURL: product.url, hasTouch: touch, isMobile: touch, locale: "en-GB", timezoneId: "UTC" };
  for (const [state, wanted] of [
    [cookies, shots()],
    [undefined, [{ name: "sign-in", path: "/sign-in", heading: "Sign in" }]],
  ] as const) {
    const context = await browser.newContext({ ...like, ...(state ? { storageState: state } : {}) });
    guardContext(context, product.url, problems);
    const page = await context.newPage();
    for (const shot of wanted) await keep(page, shot, widths);
    await context.close();
  }
  expect(problems).toEqual([]);
}

test("the screens are kept at 1440 px, light and dark, with 0, 7 and 300 agents", async ({ browser }) => {
  test.setTimeout(300_000);
  await keepAll(browser, [1440], false);
  copyFileSync(join(folder, "board-7-1440-light.png"), join(folder, "board-1440-light.png"));
});

test("the screens are kept at 820 and 390 px, light and dark, with 0, 7 and 300 agents", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  await keepAll(browser, [820, 390], true);
});

test("three hundred agents come fifty at a time, in a page that is light", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: product.url, storageState: cookies });
  const page = await context.newPage();
  const answer = await page.goto(`${scenes[300].path}/agents`);
  const names = page
    .getByRole("region", { name: "All agents" })
    .getByRole("link", { name: /^[A-Z]\w+ \d\d$/ });
  await expect(names).toHaveCount(50);
  const html = (await answer?.text()) ?? "";
  // Rows may be streamed before their data or after it.
  const rows = html.replace(/<script\b.*?<\/script>/gs, "");
  expect(rows).toContain("All agents");
  expect(rows.length, "characters of HTML without the data").toBeLessThan(200_000);
  await page.getByRole("button", { name: "Show 50 more" }).click();
  await expect(names).toHaveCount(100);
  await context.close();
});
