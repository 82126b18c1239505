import { pricePlan } from "./fixtures/price-plan.ts";
import { expect, test } from "./fixtures/test.ts";

test("a playbook with its blanks filled becomes a plan", async ({ page, workspace }) => {
  await page.goto(`${workspace.path}/runs/new`);
  await page.getByRole("radio", { name: /A playbook/ }).check();
  await page.getByRole("combobox", { name: "Playbook" }).click();
  await page.getByRole("option", { name: "Data brief" }).click();
  await page.getByRole("button", { name: "Show me the plan" }).click();
  await expect(page.getByText("The playbook needs this.").first()).toBeVisible();
  await page.getByLabel("file", { exact: true }).fill("weather.csv");
  const source = page.getByLabel("source", { exact: true });
  if (await source.isVisible()) await source.fill("NOAA");
  await page.getByRole("button", { name: "Show me the plan" }).click();
  await expect(page.getByText("Plan proposed")).toBeVisible();
  await expect(page.getByText("5 tasks", { exact: true })).toBeVisible();
});

test("a plan saved as a playbook is chosen with its blanks, and removed", async ({
  page,
  workspace,
  operator,
}) => {
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    plan: pricePlan,
    approval: "ask",
  });
  await page.goto(`${workspace.path}/runs/${id}`);
  await page.getByRole("button", { name: "More about the plan" }).click();
  await page.getByRole("menuitem", { name: "Save as playbook…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as a playbook" });
  await dialog.getByRole("button", { name: "Add a blank" }).click();
  await dialog.getByLabel("These words").fill("prices");
  await dialog.getByLabel("are called").fill("what");
  await dialog.getByRole("button", { name: "Save the playbook" }).click();
  await expect(dialog).toBeHidden();

  await page.goto(`${workspace.path}/runs/new`);
  await page.getByRole("radio", { name: /A playbook/ }).check();
  await page.getByRole("combobox", { name: "Playbook" }).click();
  await page.getByRole("option", { name: "Compare ‹what›" }).click();
  await expect(page.getByLabel("what", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Remove this playbook…" }).click();
  const asked = page.getByRole("dialog", { name: /^Remove/ });
  await asked.getByRole("button", { name: "Remove the playbook" }).click();
  await expect(asked).toBeHidden();
  await page.getByRole("combobox", { name: "Playbook" }).click();
  await expect(page.getByRole("option", { name: "Data brief" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Compare ‹what›" })).toHaveCount(0);
});
