import { expect, test } from "./fixtures/test.ts";

const plan = (tasks: string) => `# Count the bicycles

Goal: Know how many there are.

## yard: Count those in the yard

- skills: nobody
${tasks}`;

test("an earlier version of a plan is made the draft again, and comes into force like any other change", async ({
  page,
  workspace,
  operator,
}) => {
  const cellar = "\n## cellar: Count those in the cellar\n\n- skills: nobody\n";
  const wish = { workspaceId: workspace.id, plan: plan(cellar), approval: "ask" as const };
  const { id: runId } = await operator.runs.create.mutate(wish);
  await operator.runs.approve.mutate({ runId });
  await operator.runs.savePlan.mutate({ runId, baseVersion: 1, plan: plan("") });
  await operator.runs.approve.mutate({ runId });

  await page.goto(`${workspace.path}/runs/${runId}`);
  const again = page.getByRole("button", { name: /^Make version \d+ the draft again$/ });
  await expect(again, "not for the version in force").toHaveCount(1);
  await again.click();
  await expect(page.getByText("Version 3 by Ada Lovelace")).toBeVisible();
  await expect(page.getByText("Version 1 again")).toBeVisible();
  await expect(page.getByText("Against the plan in force: 1 task more")).toBeVisible();
  await page.getByRole("button", { name: "Approve the change" }).click();
  await expect(page.getByText("Version 3", { exact: true })).toBeVisible();
  await expect(again, "two earlier ones now").toHaveCount(2);
  const cards = Object.values(
    (await operator.workspaces.board.query({ workspaceId: workspace.id }))?.board.tasks ?? {},
  );
  const open = cards.filter(({ status }) => status !== "canceled").map(({ title }) => title);
  expect(open.sort()).toEqual(["Count those in the cellar", "Count those in the yard"]);
});
