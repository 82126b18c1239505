import { standStill } from "./fixtures/stand-still.ts";
import { expect, test } from "./fixtures/test.ts";

const plan = `# Compare prices

Goal: A table of prices of three models.

## find: Find three models

- skills: research

## table: Put them in a table

- skills: figures
`;

test("an arrow is drawn by dragging from one task to another, never in a circle, and taken away", async ({
  page,
  workspace,
  operator,
}) => {
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    plan,
    approval: "ask",
  });
  await page.goto(`${workspace.path}/runs/${id}`);
  const text = page.getByRole("textbox", { name: "The plan as text" });
  const end = (title: string, side: "source" | "target") =>
    page.locator(".react-flow__node").filter({ hasText: title }).locator(`.react-flow__handle.${side}`);
  async function drag(from: string, to: string): Promise<void> {
    await standStill(page.locator(".react-flow__node"));
    await end(from, "source").hover();
    await page.mouse.down();
    await end(to, "target").hover();
    await page.mouse.up();
  }
  await drag("Find three models", "Put them in a table");
  await expect(text).toHaveValue(/## table: Put them in a table\n\n- depends_on: find/);
  await expect(page.locator(".react-flow__edge")).toHaveCount(1);
  await drag("Put them in a table", "Find three models");
  await expect(page.getByText(/this would be a circle/).first()).toBeVisible();
  await standStill(page.locator(".react-flow__node"));
  const from = await end("Find three models", "source").boundingBox();
  const to = await end("Put them in a table", "target").boundingBox();
  if (!from || !to) throw new Error("The arrow has no ends.");
  await page.mouse.click((from.x + from.width + to.x) / 2, (from.y + to.y) / 2 + from.height / 2);
  await page.getByRole("button", { name: /^Take the arrow from “Find three models”/ }).click();
  await expect(text).not.toHaveValue(/depends_on/);
});
