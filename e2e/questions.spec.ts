import { cardBox, cardIn, column } from "./fixtures/board-locators.ts";
import { expect, test } from "./fixtures/test.ts";

test("an agent's question stands under needs-you and is answered in place", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const otto = await agent({ name: "Otto", skills: ["figures"] });
  await page.goto(workspace.path);
  const title = "Convert the price list";
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task: { title, skills: ["figures"] } });
  const job = await otto.take();
  await job.accept();
  await job.ask("EUR or USD?");

  await expect(cardIn(page, "Needs you", title)).toBeVisible();
  await expect(column(page, "Needs you")).toHaveAccessibleName("Needs you, 1");
  await expect(cardBox(page, title)).toContainText("EUR or USD?");
  await cardIn(page, "Needs you", title).click();
  const question = page.getByRole("region", { name: "Question from Otto" });
  await question.getByLabel("Your answer").fill("EUR, two decimals.");
  await question.getByRole("button", { name: "Send answer" }).click();
  await expect(question).toBeHidden();

  otto.listen();
  const told = await job.next("task.message");
  expect(told.data.message?.body).toContain("EUR, two decimals.");
  await job.submit("Converted to EUR.");
  await expect(page.getByText("Converted to EUR.").first()).toBeVisible();
});

test("a person reviews: asks for changes with words, then accepts", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const mira = await agent({ name: "Mira", skills: ["writing"] });
  const title = "Write the summary";
  const task = { title, skills: ["writing"], review: "person" as const };
  const created = await operator.tasks.create.mutate({ workspaceId: workspace.id, task });
  const job = await mira.take();
  await job.accept();
  await job.submit("First draft.");

  await page.goto(workspace.path);
  await expect(cardBox(page, title)).toContainText("Your review");
  await page.goto(`${workspace.path}/tasks/${created?.id}`);
  const verdict = page.getByRole("region", { name: "Your verdict" });
  await verdict.getByRole("button", { name: "Request changes" }).click();
  await expect(verdict.getByText("Say what has to be different")).toBeVisible();
  await verdict.getByLabel("Comment").fill("Name the sources.");
  await verdict.getByRole("button", { name: "Request changes" }).click();

  mira.listen();
  const changes = await job.next("task.changes_requested");
  expect(changes.data.comment).toBe("Name the sources.");
  await expect(verdict).toBeHidden();
  await job.say("added two sources");
  await job.submit("Second draft, with sources.");
  await expect(verdict).toBeVisible();
  await verdict.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("completed").first()).toBeVisible();
  await expect(page.getByRole("complementary", { name: "How it stands" })).toContainText("Name the sources.");
});
