import { cardBox, cardIn, column, openCardMenu } from "./fixtures/board-locators.ts";
import { expect, test } from "./fixtures/test.ts";

test("the Move menu changes order and priority, can be taken back, and hands work over", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const tasks = ["Alpha", "Beta", "Gamma"].map((title) => ({ title, skills: ["not here"] }));
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  await page.goto(workspace.path);
  const order = column(page, "Ready").getByRole("link");
  await expect(order).toHaveText(["Alpha", "Beta", "Gamma"]);

  await openCardMenu(page, "Gamma");
  await page.getByRole("menuitem", { name: "To the top" }).click();
  await expect(order).toHaveText(["Gamma", "Alpha", "Beta"]);
  await expect(page.getByText("“Gamma” moved to the top of its priority").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(order).toHaveText(["Alpha", "Beta", "Gamma"]);

  await openCardMenu(page, "Beta");
  await page.getByRole("menuitem", { name: "Priority" }).click();
  await page.getByRole("menuitem", { name: "urgent" }).click();
  await expect(order.first()).toHaveText("Urgent: Beta");
  await page.reload();
  await expect(order.first(), "the server has it").toHaveText("Urgent: Beta");

  const mira = await agent({ name: "Mira", skills: ["writing"] });
  const nia = await agent({ name: "Nia", skills: ["writing"] });
  const title = "Write the letter";
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task: { title, skills: ["writing"] } });
  const [first, other] = await Promise.any([
    mira.take().then((job) => [job, { from: mira, to: nia }] as const),
    nia.take().then((job) => [job, { from: nia, to: mira }] as const),
  ]);
  await first.accept();
  await expect(cardBox(page, title)).toContainText(other.from.name);
  await openCardMenu(page, title);
  await page.getByRole("menuitem", { name: "Give to…" }).click();
  await page.getByRole("menuitem", { name: other.to.name }).click();
  await expect(cardBox(page, title)).toContainText(other.to.name);
  await expect(cardBox(page, title)).toContainText("attempt 2");
  other.from.listen();
  await first.next("task.superseded");
});

test("filters live in the address and survive a reload", async ({ page, workspace, operator, isPhone }) => {
  const tasks = [
    { title: "Draft the offer", skills: ["writing"] },
    { title: "Draft the contract", skills: ["law"] },
    { title: "Add up the invoices", skills: ["figures"] },
  ];
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  await page.goto(workspace.path);
  await page.getByRole("searchbox", { name: "Filter the board by text" }).fill("draft");
  await expect(cardIn(page, "Ready", "Add up the invoices")).toBeHidden();
  if (isPhone) await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("combobox", { name: "Skill" }).click();
  await page.getByRole("option", { name: "law" }).click();
  if (isPhone) await page.keyboard.press("Escape");
  await expect(column(page, "Ready").getByRole("link")).toHaveText(["Draft the contract"]);
  await expect(page).toHaveURL(/[?&]q=draft/);
  await expect(page).toHaveURL(/[?&]skill=law/);

  await page.reload();
  await expect(column(page, "Ready").getByRole("link")).toHaveText(["Draft the contract"]);
  await expect(page.getByRole("searchbox", { name: "Filter the board by text" })).toHaveValue("draft");
  if (isPhone) {
    await page.getByRole("button", { name: "Filters, 1 set" }).click();
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.keyboard.press("Escape");
  } else await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(column(page, "Ready").getByRole("link")).toHaveCount(3);
  await expect(page).toHaveURL(/\/w\/[^/?]+$/);
});
