import { setTimeout as delay } from "node:timers/promises";
import { cardIn } from "./fixtures/board-locators.ts";
import { holdLiveLine } from "./fixtures/live-line.ts";
import { expectExactBoards } from "./fixtures/read-board.ts";
import { expect, test } from "./fixtures/test.ts";

test.use({ allowed: /^console: (Failed to load resource|WebSocket connection)/ });
const live = { name: "Connection: live" };

test("a page that slept, and one whose line went silent, missed more than is kept for them, and are exactly right after", async ({
  page: sleeper,
  context,
  secondPage,
  workspace,
  agent,
  operator,
}) => {
  const otto = await agent({ name: "Otto", skills: ["counting"], atOnce: 3 });
  const deaf = await secondPage();
  const line = await holdLiveLine(deaf);
  for (const page of [sleeper, deaf]) {
    await page.goto(workspace.path);
    await expect(page.getByRole("button", live)).toBeVisible();
  }
  const devtools = await context.newCDPSession(sleeper);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  line.freeze();
  const asleep = Date.now();

  const workspaceId = workspace.id;
  const task = { title: "Count to a thousand", skills: ["counting"] };
  await operator.tasks.create.mutate({ workspaceId, task });
  const job = await otto.take();
  await job.accept();
  // More events than a board may be behind before it has to start over.
  for (let i = 0; i < 1_050; i += 50)
    await Promise.all(Array.from({ length: 50 }, (_, k) => job.beat(((i + k) % 98) + 1)));
  const tasks = [{ title: "Then rest" }, { title: "And tidy up", depends_on: [job.taskId] }];
  await operator.tasks.createMany.mutate({ workspaceId, tasks });

  const warned = deaf.getByRole("button", { name: /^Connection: reconnecting/ }).first();
  await expect(warned, "a silent line is not called live").toBeVisible({ timeout: 16_000 });
  line.restore();
  // The server gives a silent browser up after 18 s.
  await delay(Math.max(0, 19_000 - (Date.now() - asleep)));
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  for (const page of [sleeper, deaf]) {
    await expect(cardIn(page, "Waiting", "And tidy up")).toBeVisible({ timeout: 15_000 });
    await expect(page.getByRole("button", live)).toBeVisible({ timeout: 25_000 });
  }
  await expectExactBoards([sleeper, deaf], operator, workspaceId);
});
