import { readFile } from "node:fs/promises";
import { cardBox, cardIn, column } from "./fixtures/board-locators.ts";
import { expect, test } from "./fixtures/test.ts";

const brief = "# Prices of e-bikes\n\n| model | EUR |\n|---|---|\n| Kiez | 1,899 |\n";
const table = 'model,price\nKiez,1899\n"Kanal, blue",2100\n';

test("a task written in the dialog moves live in two browsers until it is done, and its page explains it", async ({
  page,
  secondPage,
  workspace,
  agent,
}) => {
  const other = await secondPage();
  await agent({ name: "Otto", skills: ["figures"] });
  const mira = await agent({ name: "Mira", skills: ["market-research", "writing"] });
  for (const browser of [page, other]) await browser.goto(workspace.path);
  for (const browser of [page, other])
    await expect(browser.getByRole("button", { name: "Connection: live" })).toBeVisible();

  const title = "Compare the prices of e-bikes";
  await page.getByRole("button", { name: "Task", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Write a task" });
  await dialog.getByRole("button", { name: "Put it on the board" }).click();
  await expect(dialog.getByText("a task needs a title")).toBeVisible();
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByLabel("Instructions").fill("Find three models and what they cost.");
  await dialog.getByLabel("Done when").fill("names three models\nprices are in EUR");
  await dialog.getByLabel("Skills").fill("market-research");
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Review").click();
  await page.getByRole("option", { name: "A person" }).click();
  await dialog.getByRole("button", { name: "Put it on the board" }).click();
  await expect(dialog).toBeHidden();

  const job = await mira.take();
  for (const browser of [page, other]) await expect(cardIn(browser, "Working", title)).toBeVisible();
  await job.accept();
  await job.say("fetched 12 pages");
  await job.beat(40);
  for (const browser of [page, other]) await expect(cardBox(browser, title)).toContainText("Mira");
  const files = [
    await job.upload("brief.md", brief, "text/markdown"),
    await job.upload("prices.csv", table, "text/csv"),
  ];
  await job.submit("Three models compared; the Kiez is the cheapest.", files);
  for (const browser of [page, other]) await expect(cardIn(browser, "Needs you", title)).toBeVisible();

  await cardIn(page, "Needs you", title).click();
  await page.getByRole("region", { name: "Your verdict" }).getByRole("button", { name: "Accept" }).click();
  await expect(cardIn(other, "Done", title)).toBeVisible();
  await expect(column(other, "Done")).toHaveAccessibleName("Done, 1");

  await expect(page.getByRole("heading", { name: "Why Mira?" })).toBeVisible();
  const stands = page.getByRole("complementary", { name: "How it stands" });
  await expect(stands.getByText("Skill fit")).toBeVisible();
  await expect(stands.getByText("Not possible: 1"), "who could not, is said").toBeVisible();
  await expect(stands.getByText(/^Attempt 1 ·/)).toBeVisible();
  await expect(stands).toContainText("fetched 12 pages");
  await expect(
    page.getByText("1 of 1 checks passed · 2 lines nobody checked", { exact: true }),
  ).toBeVisible();

  const briefItem = page.getByRole("listitem").filter({ hasText: "brief.md" }).last();
  const show = briefItem.getByRole("button", { name: "Show" });
  const prices = briefItem.getByRole("heading", { name: "Prices of e-bikes" });
  await expect(show.or(prices).first()).toBeVisible();
  if (await show.isVisible()) await show.click();
  await expect(prices).toBeVisible();
  const tableItem = page.getByRole("listitem").filter({ hasText: "prices.csv" }).last();
  await tableItem.getByRole("button", { name: "Show" }).click();
  await expect(tableItem.getByRole("cell", { name: "Kanal, blue" })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await briefItem.getByRole("link", { name: "Download brief.md" }).click();
  expect(await readFile(await (await downloading).path(), "utf8")).toBe(brief);
});
