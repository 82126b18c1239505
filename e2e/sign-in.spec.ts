import { startOwnProduct } from "./fixtures/own-product.ts";
import { owner } from "./fixtures/owner.ts";
import { guardContext } from "./fixtures/page-guard.ts";
import { expect, test } from "./fixtures/test.ts";

test("the owner comes in by the one-time link, makes the account theirs, and founds a workspace", async ({
  browser,
  likeContext,
}) => {
  const product = await startOwnProduct();
  const context = await browser.newContext({ ...likeContext, baseURL: product.url });
  const problems: string[] = [];
  guardContext(context, product.url, problems);
  try {
    const page = await context.newPage();
    await page.goto(product.signInLink);
    await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
    await page.getByLabel("Your name").fill(owner.name);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await expect(page, "a short password is held back").toHaveURL(/\/welcome$/);
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Save and go on" }).click();

    await expect(page.getByRole("heading", { name: "Make your first workspace" })).toBeVisible();
    await expect(page.getByText(`Signed in as ${owner.name}.`)).toBeVisible();

    await page.getByRole("link", { name: "Your account" }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.goto("/workspaces");
    await expect(page, "signed out, nothing is shown").toHaveURL(/\/sign-in/);

    await page.goto(product.signInLink);
    await expect(page.getByText("This sign-in link was used already or has expired.")).toBeVisible();

    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/workspaces$/);

    const form = page.getByRole("form", { name: "New workspace" });
    const create = form.getByRole("button", { name: "Create workspace" });
    const name = form.getByLabel("Name");
    const goal = form.getByLabel("Goal");
    await create.click();
    await expect(name, "the name is asked for").toBeFocused();
    await name.fill("Market research");
    await create.click();
    await expect(goal, "the goal is asked for").toBeFocused();
    await goal.fill("   ");
    await create.click();
    await expect(form.getByRole("alert"), "blanks are no goal, and it says so").toBeVisible();
    await goal.fill("Know the European e-bike market by Friday.");
    await create.click();

    await expect(page).toHaveURL(/\/w\/[^/]+$/);
    await expect(page.getByText("Know the European e-bike market by Friday.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Run the demo" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Write a task" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Join an agent" })).toBeVisible();
  } finally {
    await context.close();
    await product.stop();
  }
  const refused = /401|400|Failed to load resource/;
  expect(problems.filter((problem) => !refused.test(problem))).toEqual([]);
});
