import type { Locator } from "@playwright/test";
import { aBrief, aChart, aWorkbook } from "./fixtures/office-deliverables.ts";
import { expectSoundPage } from "./fixtures/page-checks.ts";
import { expect, test } from "./fixtures/test.ts";

const office = "application/vnd.openxmlformats-officedocument";
const types = {
  xlsx: `${office}.spreadsheetml.sheet`,
  docx: `${office}.wordprocessingml.document`,
};

test("an Excel file, a Word file and a drawing are read in place; what cannot be says so, and all can be downloaded", async ({
  page,
  operator,
  workspace,
  agent,
  isPhone,
}) => {
  const mira = await agent({ name: "Mira", skills: ["writing"] });
  const asked = { title: "Write the market brief", skills: ["writing"], review: "person" as const };
  const task = await operator.tasks.create.mutate({ workspaceId: workspace.id, task: asked });
  const job = await mira.take();
  await job.accept();
  const files = [
    await job.upload("figures.xlsx", await aWorkbook(), types.xlsx),
    await job.upload("brief.docx", await aBrief(), types.docx),
    await job.upload("shares.svg", aChart, "image/svg+xml"),
    await job.upload("broken.docx", "no archive at all", types.docx),
  ];
  await job.submit("Figures, brief and chart.", files);

  const drawn: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("from=svg")) drawn.push(request.url());
  });
  await page.goto(`${workspace.path}/tasks/${task?.id}`);
  const item = (name: string): Locator =>
    page
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: `Download ${name}` }) })
      .last();
  /** Opens what is not open yet; the first deliverable is by itself. */
  const shown = async (name: string): Promise<Locator> => {
    await item(name)
      .getByRole("button", { name: /^(Show|Hide)/ })
      .waitFor();
    const show = item(name).getByRole("button", { name: /^Show/ });
    if (await show.isVisible()) await show.click();
    return item(name);
  };

  const workbook = await shown("figures.xlsx");
  const tab = (name: string): Locator => workbook.getByRole("tab", { name });
  await expect(tab("Summary")).toHaveAttribute("aria-selected", "true");
  await expect(workbook.getByRole("row", { name: "2 Kiez 7400 27.0%" })).toBeVisible();
  await workbook.getByText("2 formulas").click();
  await expect(workbook.getByText("=SUM(B2:B7)").last()).toBeVisible();
  await tab("Summary").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(tab("Sales")).toHaveAttribute("aria-selected", "true");
  await expect(workbook.getByRole("cell", { name: "2026-01-01" }).first()).toBeVisible();
  await expect(workbook.getByText("Shown: the first 200 of 451 rows.")).toBeVisible();

  const brief = await shown("brief.docx");
  await expect(brief.getByRole("heading", { name: "E-bikes in Europe" })).toBeVisible();
  await expect(brief.getByRole("cell", { name: "27 %" })).toBeVisible();
  await expect(brief.getByText("[this is no link](https://evil.example)")).toBeVisible();
  await expect(brief.getByRole("link")).toHaveCount(1);

  const chart = (await shown("shares.svg")).getByRole("img", { name: "shares.svg" });
  await expect.poll(() => chart.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
  expect(drawn, "what is drawn does not run").toEqual([]);

  await expect(await shown("broken.docx")).toContainText(
    "This file cannot be shown here. It is no Word or Excel file",
  );
  const downloading = page.waitForEvent("download");
  await item("broken.docx").getByRole("link", { name: "Download broken.docx" }).click();
  expect((await downloading).suggestedFilename()).toBe("broken.docx");
  await expectSoundPage(page, isPhone);
});
