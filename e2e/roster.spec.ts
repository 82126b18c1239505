import { cardIn, column } from "./fixtures/board-locators.ts";
import { expect, test } from "./fixtures/test.ts";

test("the roster says who needs a person first, and its numbers are filters that stay in the address", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const mira = await agent({ name: "Mira", skills: ["writing"] });
  await agent({ name: "Amsel", skills: ["law"] });
  await agent({ name: "Birke", skills: ["law"] });
  const task = { title: "Draft the brief", skills: ["writing"] };
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task });
  const job = await mira.take();
  await job.accept();
  await job.ask("EUR or USD?");

  await page.goto(`${workspace.path}/agents`);
  const roster = page.getByRole("region", { name: "All agents" });
  const rows = roster.getByRole("listitem").filter({ has: page.getByRole("link") });
  const names = roster.getByRole("link", { name: /^(Mira|Amsel|Birke)$/ });
  await expect(names).toHaveText(["Mira", "Amsel", "Birke"]);
  await expect(rows.filter({ hasText: "Mira" }).first()).toContainText(/waiting for you.*\d+ s/);

  await roster.getByRole("button", { name: "idle 2" }).click();
  await expect(names).toHaveText(["Amsel", "Birke"]);
  await expect(page).toHaveURL(/presence=idle/);
  await page.reload();
  await expect(names, "a reload keeps the filter").toHaveText(["Amsel", "Birke"]);
  await expect(roster.getByRole("button", { name: "idle 2" })).toHaveAttribute("aria-pressed", "true");
  await roster.getByRole("searchbox").fill("birk");
  await expect(roster.getByRole("status")).toHaveText("1 of 3 agents");
  await roster.getByRole("searchbox").fill("");
  await roster.getByRole("button", { name: "Needs attention 1" }).click();
  await expect(names).toHaveText(["Mira"]);

  await operator.tasks.answer.mutate({ taskId: job.taskId, answer: "EUR" });
  await expect(roster.getByText("No agent fits this filter."), "it changes by itself").toBeVisible();
  await roster.getByRole("button", { name: "All 3" }).click();
  await expect(rows.filter({ hasText: "Mira" }).first()).toContainText("working");
});

test("tasks nobody can do stand under Needs you, together, with what is missing and one thing to press", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  await agent({ name: "Otto", skills: ["figures"] });
  const tasks = ["Weld the frame", "Weld the fork", "Weld the rack"].map((title) => ({
    title,
    skills: ["welding"],
  }));
  await operator.tasks.createMany.mutate({ workspaceId: workspace.id, tasks });
  await page.goto(workspace.path);
  const needsYou = column(page, "Needs you");
  await expect(needsYou).toHaveAccessibleName("Needs you, 3");
  await expect(needsYou).toContainText("3 tasks need “welding”");
  await expect(needsYou).toContainText("No agent here has it.");
  await expect(cardIn(page, "Needs you", "Weld the fork"), "folded").toBeHidden();
  await needsYou.getByRole("button", { name: "Show all 3 tasks" }).click();
  await expect(cardIn(page, "Needs you", "Weld the fork")).toBeVisible();
  await expect(needsYou.getByRole("link", { name: "Invite an agent" })).toHaveAttribute(
    "href",
    `${workspace.path}/agents/join`,
  );

  const rows = await operator.workspaces.list.query();
  expect(
    rows.find(({ id }) => id === workspace.id),
    "the list of workspaces counts them too",
  ).toMatchObject({
    unable: 3,
    toReview: 0,
  });

  await agent({ name: "Vulcan", skills: ["welding"], atOnce: 3 });
  await expect(needsYou, "somebody can do them now").toHaveAccessibleName("Needs you, 0");
});
