import { setTimeout as delay } from "node:timers/promises";
import { holdLiveLine } from "./fixtures/live-line.ts";
import { startLoad } from "./fixtures/load.ts";
import { expectExactBoards } from "./fixtures/read-board.ts";
import { expect, test } from "./fixtures/test.ts";

// A browser whose network is cut says so in its console.
test.use({ allowed: /^console: (Failed to load resource|WebSocket connection)/ });

const skills = ["load"];
const live = { name: "Connection: live" };

test("the network is cut for 10 s under load: the board says so with its age, and is exactly right after", async ({
  page,
  context,
  secondPage,
  workspace,
  agent,
  operator,
}) => {
  const other = await secondPage();
  const line = await holdLiveLine(page);
  const agents = [];
  for (const name of ["Otto", "Nia", "Kestrel"]) agents.push(await agent({ name, skills, atOnce: 4 }));
  for (const browser of [page, other]) {
    await browser.goto(workspace.path);
    await expect(browser.getByRole("button", live)).toBeVisible();
  }
  const load = startLoad(operator, workspace.id, agents);
  await delay(1500);

  await Promise.all([context.setOffline(true), line.cut()]);
  const before = load.steps();
  const pill = page.getByRole("button", { name: /^Connection: offline/ }).first();
  await expect(pill).toBeVisible({ timeout: 3000 });
  await expect(pill, "how old what is shown is").toHaveAccessibleName(/0:0[4-9] old/, { timeout: 9000 });
  await delay(5_000);
  await expect(pill).toBeVisible();
  expect(load.steps() - before, "there was load while the line was cut").toBeGreaterThan(40);
  line.restore();
  await context.setOffline(false);
  await expect(page.getByRole("button", live)).toBeVisible({ timeout: 8000 });
  await load.stop();
  await expectExactBoards([page, other], operator, workspace.id);
  await expect(page.getByRole("button", live)).toBeVisible();
});
