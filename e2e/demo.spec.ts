import { expect, test } from "./fixtures/test.ts";

test("the demo that was started in the browser is stopped there, and what it made stays", async ({
  page,
  workspace,
  operator,
}) => {
  test.setTimeout(120_000);
  await page.goto(workspace.path);
  await page.getByRole("button", { name: "Run the demo" }).click();
  await expect(page.getByText("The demo runs: six agents work on sample data here.")).toBeVisible();
  await expect(page.locator("[data-card]").first()).toBeVisible({ timeout: 60_000 });

  await page.getByRole("button", { name: "Stop the demo" }).click();
  await expect(page.getByText("The demo is stopped", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop the demo" })).toBeHidden();
  await expect
    .poll(async () => (await operator.workspaces.demoState.query({ workspaceId: workspace.id })).running)
    .toBe(false);
  await expect(page.locator("[data-card]").first()).toBeVisible();
});
