import { setTimeout as delay } from "node:timers/promises";
import { cardIn } from "./fixtures/board-locators.ts";
import { holdLiveLine } from "./fixtures/live-line.ts";
import { startLoad } from "./fixtures/load.ts";
import { expectExactBoards } from "./fixtures/read-board.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ allowed: /^console: (Failed to load resource|WebSocket connection)/ });
const live = { name: "Connection: live" };

test("a page that slept while more happened than is kept for it is exactly right after it wakes", async ({
  page,
  context,
  workspace,
  agent,
  operator,
}) => {
  const otto = await agent({ name: "Otto", skills: ["load"], atOnce: 3 });
  await page.goto(workspace.path);
  await expect(page.getByRole("button", live)).toBeVisible();
  const browser = await context.newCDPSession(page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });

  const workspaceId = workspace.id;
  await operator.tasks.create.mutate({
    workspaceId,
    task: { title: "Count to a thousand", skills: ["load"] },
  });
  const job = await otto.take();
  await job.accept();
  // More events than a board may be behind before it has to start over.
  for (let i = 0; i < 1_050; i += 50)
    await Promise.all(Array.from({ length: 50 }, (_, k) => job.beat(((i + k) % 98) + 1)));
  await operator.tasks.createMany.mutate({
    workspaceId,
    tasks: [{ title: "Then rest" }, { title: "And tidy up", depends_on: [job.taskId] }],
  });
  await delay(19_000);

  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await expect(cardIn(page, "Waiting", "And tidy up")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole("button", live)).toBeVisible({ timeout: 15_000 });
  await expectExactBoards([page], operator, workspaceId);
});

test("a line that goes silent without closing is not called live, and the board catches up", async ({
  page,
  workspace,
  agent,
  operator,
}) => {
  const line = await holdLiveLine(page);
  const agents = [await agent({ name: "Nia", skills: ["load"], atOnce: 4 })];
  await page.goto(workspace.path);
  await expect(page.getByRole("button", live)).toBeVisible();
  line.freeze();
  const load = startLoad(operator, workspace.id, agents);
  await expect(page.getByRole("button", { name: /^Connection: reconnecting/ }).first()).toBeVisible({
    timeout: 16_000,
  });
  line.restore();
  await load.stop();
  await expect(page.getByRole("button", live)).toBeVisible({ timeout: 25_000 });
  await expectExactBoards([page], operator, workspace.id);
});
