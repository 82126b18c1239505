import type { Locator, Page } from "@playwright/test";
import { cardBox, cardIn, column } from "./fixtures/board-locators.ts";
import { standStill } from "./fixtures/stand-still.ts";
import { expect, test } from "./fixtures/test.ts";

async function middleOf(locator: Locator): Promise<{ x: number; y: number; height: number }> {
  await standStill(locator);
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not in sight.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
}

/** Drags as a hand does: down, a little, there in steps, up. `above` ends just over the middle of the target. */
async function drag(page: Page, from: Locator, to: Locator, above = 0): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 3 });
  await page.mouse.move(end.x, end.y - above, { steps: 12 });
  await page.mouse.move(end.x + 1, end.y - above);
}

test("a card is dragged up its column, and onto an agent to hand it over", async ({
  page,
  secondPage,
  workspace,
  agent,
  operator,
}) => {
  const tasks = ["Alpha", "Beta", "Gamma"].map((title) => ({ title, skills: ["not here"] }));
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  const other = await secondPage();
  for (const browser of [page, other]) await browser.goto(workspace.path);
  const order = (browser: Page) => column(browser, "Ready").getByRole("link");
  await expect(order(page)).toHaveText(["Alpha", "Beta", "Gamma"]);

  const { height } = await middleOf(cardBox(page, "Alpha"));
  await drag(page, cardBox(page, "Gamma"), cardBox(page, "Alpha"), height / 3);
  await page.mouse.up();
  for (const browser of [page, other]) await expect(order(browser)).toHaveText(["Gamma", "Alpha", "Beta"]);
  await page.getByRole("button", { name: "Undo" }).click();
  for (const browser of [page, other]) await expect(order(browser)).toHaveText(["Alpha", "Beta", "Gamma"]);

  await agent({ name: "Mira", skills: ["writing"] });
  const otto = await agent({ name: "Otto", skills: ["figures"] });
  const title = "Add up the invoices";
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task: { title, skills: ["figures"] } });
  const job = await otto.take();
  await job.accept();
  const nia = await agent({ name: "Nia", skills: ["figures"] });
  const chip = page.getByRole("region", { name: /^Agents, / }).getByRole("button", { name: /^Nia/ });
  await expect(chip).toBeVisible();
  await drag(page, cardBox(page, title), chip);
  await expect(page.getByText("Give to Nia"), "it says what letting go will do").toBeVisible();
  await page.mouse.up();
  for (const browser of [page, other]) await expect(cardBox(browser, title)).toContainText("Nia");
  expect((await nia.take()).number).toBe(2);
});

test("a press in a card's menu or dialog never takes the card along, and a filter does not say that nothing is there", async ({
  page,
  workspace,
  operator,
}) => {
  const tasks = ["Alpha", "Beta"].map((title) => ({ title, skills: ["not here"] }));
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  await page.goto(workspace.path);
  await cardIn(page, "Ready", "Alpha").focus();
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: "Cancel this task…" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this task?" });
  await dialog.getByLabel("Why").fill("a reason to be marked with the mouse");
  await drag(page, dialog.getByLabel("Why"), dialog.getByRole("heading"));
  await expect(page.getByText("Dragging. Let go over an agent")).toHaveCount(0);
  await page.mouse.up();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(column(page, "Ready").getByRole("link")).toHaveText(["Alpha", "Beta"]);

  await page.goto(`${workspace.path}?q=alpha`);
  await expect(column(page, "Working")).toContainText("None matches the filters.");
  await expect(page.getByText("No agent is at work.")).toHaveCount(0);
});

test("keys alone: write, move between cards, move one, open, cancel", async ({
  page,
  workspace,
  operator,
}) => {
  const tasks = ["Alpha", "Beta"].map((title) => ({ title, skills: ["not here"] }));
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  await page.goto(workspace.path);
  await expect(page.getByRole("button", { name: "Connection: live" })).toBeVisible();

  await page.keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Write a task" })).toBeVisible();
  await page.keyboard.type("Gamma, by keys");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "Write a task" })).toBeHidden();
  await expect(cardIn(page, "Ready", "Gamma, by keys")).toBeVisible();

  await page.getByRole("link", { name: "Skip to the page" }).focus();
  await page.keyboard.press("j");
  await expect(cardIn(page, "Ready", "Alpha")).toBeFocused();
  await page.keyboard.press("j");
  await expect(cardIn(page, "Ready", "Beta")).toBeFocused();
  await page.keyboard.press("m");
  await expect(page.getByRole("menuitem", { name: "To the top" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(column(page, "Ready").getByRole("link").first(), "moved to the top").toHaveText("Beta");

  await cardIn(page, "Ready", "Beta").focus();
  await page.keyboard.press("ArrowDown");
  await expect(cardIn(page, "Ready", "Alpha")).toBeFocused();
  await page.keyboard.press("m");
  await expect(page.getByRole("menuitem", { name: "To the top" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Cancel this task…" })).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cancel this task?" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("not needed any more");
  await page.keyboard.press("Enter");
  await expect(cardIn(page, "Done", "Alpha")).toBeVisible();

  await cardIn(page, "Ready", "Beta").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Beta", level: 1 })).toBeVisible();
});
