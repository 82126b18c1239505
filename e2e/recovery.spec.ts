import { cardBox, cardIn } from "./fixtures/board-locators.ts";
import { expect, test } from "./fixtures/test.ts";

test("an agent dies: the countdown is seen, then its replacement, on the board and in the history", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const kestrel = await agent({ name: "Kestrel", skills: ["scraping"] });
  const title = "Scrape the shop pages";
  const task = { title, skills: ["scraping"], clocks: { lease_seconds: 7 } };
  await page.goto(workspace.path);
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task });

  const job = await kestrel.take();
  await job.accept();
  await job.say("read the first of 40 pages");
  await expect(cardIn(page, "Working", title)).toBeVisible();
  await expect(cardBox(page, title)).toContainText("Kestrel");
  kestrel.stop();

  await expect(cardBox(page, title), "a countdown before it happens").toContainText(
    /stalled · reassigned in \d/,
  );
  const nia = await agent({ name: "Nia", skills: ["scraping"] });
  const second = await nia.take();
  await expect(cardBox(page, title)).toContainText("Nia");
  await expect(cardBox(page, title)).toContainText("attempt 2");
  await expect(page.getByRole("region", { name: "Now" })).toContainText("Kestrel");
  expect(second.number).toBe(2);
  await second.accept();
  await second.submit("All 40 pages read.");
  await expect(cardIn(page, "Done", title)).toBeVisible();

  await cardIn(page, "Done", title).click();
  const stands = page.getByRole("complementary", { name: "How it stands" });
  await expect(stands.getByText(/^Attempt 2 ·/)).toBeVisible();
  const first = stands.getByRole("listitem").filter({ hasText: /Attempt 1 ·/ });
  await expect(first).toContainText("Kestrel");
  await expect(first).toContainText("nothing heard for 7 s");
  await expect(first).toContainText("set to 7 s");
  await expect(first).toContainText("Last evidence: ");
});
