import { pressNode } from "./fixtures/press-node.ts";
import { pricePlan } from "./fixtures/price-plan.ts";
import { expect, test } from "./fixtures/test.ts";

// A plan that cannot be read is refused, and Chromium notes that in the console.
test.use({ allowed: /422 \(Unprocessable/ });

test("a goal with a plan of one's own is edited as text and as graph, approved, paused, amended and aborted", async ({
  page,
  workspace,
  agent,
  isPhone,
}) => {
  test.setTimeout(120_000);
  const mira = await agent({ name: "Mira", skills: ["research"] });
  const otto = await agent({ name: "Otto", skills: ["figures"] });

  await page.goto(`${workspace.path}/runs`);
  await expect(page.getByText("A run carries out one goal")).toBeVisible();
  await page.getByRole("link", { name: "Write a goal" }).click();
  await expect(page.getByRole("heading", { name: "Write a goal", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Make a plan" }).click();
  await expect(page.getByText("Say what is to be reached.")).toBeVisible();
  await page.getByRole("radio", { name: /My own text/ }).check();
  await page.getByRole("textbox", { name: "Plan as text" }).fill("# Nothing\n");
  await page.getByRole("button", { name: "Show me the plan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /Line \d/ }), "the line is named").toBeVisible();
  await page.getByRole("textbox", { name: "Plan as text" }).fill(pricePlan);
  await page.getByLabel("Money (US dollars)").fill("5");
  await page.getByRole("button", { name: "Show me the plan" }).click();

  await expect(page.getByRole("heading", { name: "Compare prices", level: 1 })).toBeVisible();
  await expect(page.getByText("Plan proposed")).toBeVisible();
  const find = page.getByRole("button", { name: /^Find three models/ });
  await expect(find.getByText(/Mira could do it now \(\d\.\d\d\)/)).toBeVisible();

  // As a graph: a task more, and what it needs.
  await page.getByRole("button", { name: "Add a task" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Title").fill("Weigh them");
  await sheet.getByLabel("Skills").fill("weighing");
  await page.keyboard.press("Enter");
  await sheet.getByLabel("Starts after").fill("Find");
  await page.getByRole("option", { name: "Find three models" }).click();
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(sheet).toBeHidden();
  await expect(
    page
      .getByRole("button", { name: /^Weigh them/ })
      .getByText(/weighing/)
      .last(),
  ).toBeVisible();

  // As text: what cannot be read is named with its line, and a reload loses nothing.
  const text = page.getByRole("textbox", { name: "The plan as text" });
  if (isPhone) await page.getByRole("tab", { name: "Text" }).click();
  await expect(text).toHaveValue(/## task-3: Weigh them\n\n- depends_on: find\n- skills: weighing/);
  const before = await text.inputValue();
  await text.fill(before.replace("- skills: weighing", "- colour: red"));
  await expect(page.getByText("The text cannot be read yet")).toBeVisible();
  await page.getByRole("button", { name: /^Go to line \d+$/ }).click();
  await expect(text).toBeFocused();
  await text.fill(before.replace("- skills: weighing", "- skills: figures\n- review: none"));
  await expect(page.getByText("not saved")).toBeVisible();
  await page.reload();
  await expect(page.getByText("not saved")).toBeVisible();
  if (isPhone) await page.getByRole("tab", { name: "Graph" }).click();
  const weigh = page.getByRole("button", { name: /^Weigh them/ });
  await expect(weigh.getByText("Otto could do it now")).toBeVisible();

  await page.getByRole("button", { name: "Approve and start" }).click();
  const pause = page.getByRole("button", { name: "Pause", exact: true });
  await expect(pause).toBeVisible();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();

  // It moves by itself, in each of the three views.
  const first = await mira.take();
  await first.accept();
  await first.beat(30, "two found");
  await page.getByRole("button", { name: "List" }).click();
  await expect(page).toHaveURL(/view=list/);
  await expect(
    page.getByRole("region", { name: "Working, 1" }).getByRole("link", { name: "Find three models" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Timeline" }).click();
  await page.getByRole("button", { name: /^Mira: Find three models, working/ }).click();
  await expect(page.getByText(/^Last evidence: /)).toBeVisible();
  await page.keyboard.press("Escape");
  await first.submit("three found", [], 0.5);
  await expect(page.getByText("1/3", { exact: true })).toBeVisible();
  await expect(page.getByText("$0.50 of $5.00").first()).toBeVisible();

  await pause.click();
  await page.getByRole("dialog").getByLabel("Reason").fill("lunch");
  await page.getByRole("dialog").getByRole("button", { name: "Pause the run" }).click();
  const still = page.getByRole("region", { name: "Why it stands still" });
  await expect(still).toContainText("Paused by Ada Lovelace: lunch");
  await still.getByRole("button", { name: "Go on" }).click();
  await expect(still).toBeHidden();

  // The change is a version of its own, compared with the plan in force.
  await page.getByRole("button", { name: "More about the run" }).click();
  await page.getByRole("menuitem", { name: "Look at or amend the plan" }).click();
  await expect(page.getByRole("heading", { name: "The plan of “Compare prices”" })).toBeVisible();
  await pressNode(page, page.getByRole("button", { name: /^Weigh them/ }));
  await page.getByRole("dialog").getByRole("button", { name: "Add a task after it" }).click();
  await page.getByRole("dialog").getByLabel("Title").fill("Photograph them");
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("1 task more")).toBeVisible();
  await page.getByRole("button", { name: "Approve the change" }).click();
  await expect(page.getByText("1/4", { exact: true })).toBeVisible();
  await expect(page.getByText("Version 3", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "More about the run" }).click();
  await page.getByRole("menuitem", { name: "Abort the run" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abort the run" }).click();
  await expect(page.getByText("Aborted", { exact: true })).toBeVisible();
  await expect(pause).toBeHidden();
  otto.stop();
  await page.goto(`${workspace.path}/runs`);
  await expect(
    page.getByRole("region").or(page.getByRole("main")).getByText("Compare prices").first(),
  ).toBeVisible();
  await expect(page.getByText("No run is open.")).toBeVisible();
});

test("a newer version is told to whoever was editing, and nothing is lost", async ({
  page,
  workspace,
  operator,
  isPhone,
}) => {
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    plan: pricePlan,
    approval: "ask",
  });
  await page.goto(`${workspace.path}/runs/${id}`);
  if (isPhone) await page.getByRole("tab", { name: "Text" }).click();
  const text = page.getByRole("textbox", { name: "The plan as text" });
  await expect(text).toHaveValue(/Find three models/);
  await text.fill(pricePlan.replace("Find three models", "Find nine models"));
  await expect(page.getByText("not saved")).toBeVisible();
  const theirs = pricePlan.replace("Put them in a table", "Put them in a chart");
  await operator.runs.savePlan.mutate({ runId: id, baseVersion: 1, plan: theirs });

  const conflict = page.getByRole("alert", { name: "A newer version" });
  await expect(conflict).toContainText("wrote version 2 while you were changing version 1");
  await expect(conflict).toContainText("2 tasks changed");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await conflict.getByRole("button", { name: "Go on with mine" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("not saved")).toBeHidden();
  await expect(text).toHaveValue(/Find nine models/);
  const read = await operator.runs.show.query({ runId: id });
  expect(read?.draft?.version).toBe(3);
  expect(read?.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("a goal without a model becomes a task, and its result is sent back, put together anew and accepted", async ({
  page,
  workspace,
  agent,
}) => {
  const mira = await agent({ name: "Mira", skills: ["research"] });
  await page.goto(`${workspace.path}/runs/new`);
  await page.getByRole("textbox", { name: "Goal" }).fill("Count the bicycles in the yard");
  await page.getByRole("button", { name: "Make a plan" }).click();
  await page.getByRole("button", { name: "Approve and start" }).click();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  const job = await mira.take();
  await job.accept();
  const count = await job.upload("count.md", "# Bicycles\n\nThere are **41**.\n", "text/markdown");
  await job.submit("41 bicycles.", [count]);

  // Without a model a person judges it; the run says so.
  const needs = page.getByRole("region", { name: "Needs you" });
  await needs.getByRole("link", { name: "Count the bicycles in the yard" }).click();
  await page.getByRole("region", { name: "Your verdict" }).getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  // From a task one gets back to what it is for.
  await page
    .getByRole("main")
    .getByRole("link", { name: "Count the bicycles in the yard", exact: true })
    .click();
  await expect(page).toHaveURL(/\/runs\/rn_/);
  await expect(needs).toBeHidden();

  const result = page.getByRole("region", { name: "Result" });
  await expect(result.getByRole("button", { name: "Accept" })).toBeVisible({ timeout: 30_000 });
  await result.getByRole("button", { name: "Show count.md" }).click();
  await expect(result.getByRole("heading", { name: "Bicycles", exact: true })).toBeVisible();
  await result.getByRole("button", { name: "Send back…" }).click();
  const dialog = page.getByRole("dialog", { name: "Send the result back" });
  await dialog.getByRole("checkbox").uncheck();
  await dialog.getByLabel("What is missing or wrong").fill("Name the yard.");
  await dialog.getByRole("button", { name: "Send it back" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/sent back the result of .*: Name the yard\./)).toBeVisible();
  await expect(result.getByRole("button", { name: "Accept" })).toBeVisible({ timeout: 30_000 });
  await result.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  await expect(result.getByText(/^Accepted by Ada Lovelace/)).toBeVisible();
});

test("a run whose budget is used up says so, and goes on with a higher one", async ({
  page,
  workspace,
  operator,
  agent,
}) => {
  const mira = await agent({ name: "Mira", skills: ["research", "figures"] });
  const small = pricePlan.replace("## find", "Budget: 1 attempts\n\n## find");
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    plan: small,
    approval: "ask",
  });
  await operator.runs.approve.mutate({ runId: id });
  const first = await mira.take();
  await first.accept();
  await first.submit("three found");
  await page.goto(`${workspace.path}/runs/${id}`);
  const still = page.getByRole("region", { name: "Why it stands still" });
  await expect(still).toContainText("Paused by the budget");
  await still.getByRole("button", { name: "Raise the budget" }).click();
  const dialog = page.getByRole("dialog", { name: "Budget and deadline" });
  await expect(dialog).toContainText("1 of 1 attempts");
  await dialog.getByLabel("Attempts").fill("9");
  await dialog.getByRole("button", { name: "Save and go on" }).click();
  await expect(dialog).toBeHidden();
  await expect(still).toBeHidden();
  await expect(page.getByText("1 of 9 attempts").or(page.getByText("2 of 9 attempts"))).toBeVisible();
  await (await mira.take()).accept();
});

test("the board says that a run waits for a person, though no task does", async ({
  page,
  workspace,
  operator,
}) => {
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    plan: pricePlan,
    approval: "ask",
  });
  await page.goto(workspace.path);
  const waiting = page.getByRole("region", { name: "Runs that wait for you" });
  await expect(waiting).toContainText("Compare prices · the plan waits for your yes");
  await waiting.getByRole("link", { name: "Open “Compare prices”" }).click();
  await expect(page.getByRole("heading", { name: "Compare prices", level: 1 })).toBeVisible();
  await page.goto("/workspaces");
  const here = page.getByRole("listitem").filter({ has: page.locator(`a[href="${workspace.path}"]`) });
  await expect(here).toContainText("1 needs you");
  await page.goto(workspace.path);
  await expect(waiting).toBeVisible();
  await operator.runs.approve.mutate({ runId: id });
  await expect(waiting, "it is gone as soon as someone decided").toBeHidden();
  await expect(page.getByRole("link", { name: "Find three models", exact: true })).toBeVisible();
});
