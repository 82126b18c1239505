import { setTimeout as delay } from "node:timers/promises";
import { startLoad } from "./fixtures/load.ts";
import { expectExactBoards } from "./fixtures/read-board.ts";
import { readInstance } from "./fixtures/start-product.ts";
import { expect, test } from "./fixtures/test.ts";

// A browser whose server is away says so in its console.
test.use({ allowed: /^console: (Failed to load resource|WebSocket connection)/ });
const skills = ["load"];
const live = { name: "Connection: live" };

test("the server dies and is started again: the board says so, catches up, and two browsers agree", async ({
  page,
  secondPage,
  workspace,
  agent,
  operator,
  run,
}) => {
  const other = await secondPage();
  const agents = [
    await agent({ name: "Otto", skills, atOnce: 4 }),
    await agent({ name: "Nia", skills, atOnce: 4 }),
  ];
  for (const browser of [page, other]) {
    await browser.goto(workspace.path);
    await expect(browser.getByRole("button", live)).toBeVisible();
  }
  const load = startLoad(operator, workspace.id, agents);
  await delay(1000);
  const { pid } = readInstance(run.dataDir);
  process.kill(pid, "SIGKILL");
  for (const browser of [page, other])
    await expect(browser.getByRole("button", { name: /^Connection: reconnecting/ }).first()).toBeVisible();
  for (const browser of [page, other])
    await expect(browser.getByRole("button", live)).toBeVisible({ timeout: 20_000 });
  expect(readInstance(run.dataDir).pid, "it is another process").not.toBe(pid);
  await delay(2000);
  await load.stop();
  await expectExactBoards([page, other], operator, workspace.id);
});
