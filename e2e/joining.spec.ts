import type { Page } from "@playwright/test";
import { Refused } from "./fixtures/agent-http.ts";
import { expect, test } from "./fixtures/test.ts";

/** Makes an invite on the page for joining and reads its code from what a person would copy. */
async function makeInvite(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Make an(other)? invite$/ }).click();
  const shown = page.getByRole("region", { name: "Copy this" });
  await expect(shown).toContainText("/join/");
  const code = /\/join\/([A-Z0-9-]+)/i.exec((await shown.textContent()) ?? "")?.[1];
  if (!code) throw new Error("The page shows no invite.");
  return code;
}

test("an agent joins by an invite made in the browser and is approved after its profile was seen", async ({
  page,
  secondPage,
  workspace,
  agent,
}) => {
  await page.goto(`${workspace.path}/agents`);
  await page.getByRole("link", { name: "Join an agent" }).first().click();
  const arrivals = page.getByRole("region", { name: "Agents that joined since you opened this page" });
  await expect(arrivals.getByText("No agent yet.")).toBeVisible();
  const code = await makeInvite(page);

  const card = {
    name: "Mira from the library",
    summary: "Reads long reports and writes short ones.",
    skills: [{ id: "market-research", name: "Market research" }, "writing"],
    tools: ["web_search"],
    framework: "openclaw",
    model: "kimi-k2.6",
    device: "server",
  };
  const mira = await agent(card, { code });
  const lights = arrivals.getByRole("listitem").filter({ hasText: card.name }).first();
  await expect(lights.getByText("Reached this server: yes")).toBeVisible();
  await expect(lights.getByText("Said hello with its key: not yet")).toBeVisible();

  const roster = await secondPage();
  await roster.goto(`${workspace.path}/agents`);
  const asking = roster
    .getByRole("listitem")
    .filter({ has: roster.getByRole("heading", { name: card.name }) });
  for (const fact of [card.summary, "Market research", "kimi-k2.6", "web_search", "openclaw"])
    await expect(asking, "its profile is shown before the decision").toContainText(fact);
  await asking.getByRole("button", { name: "Approve" }).click();

  await expect(lights.getByText("Approved. It has to fetch its key and answer a ping.")).toBeVisible();
  await mira.claim();
  await mira.sayHello();
  await expect(lights.getByText("Said hello with its key: yes")).toBeVisible();
  await expect(lights.getByText("Ready for work: yes")).toBeVisible();
  await expect(roster.getByRole("link", { name: card.name })).toBeVisible();
  await roster.getByRole("link", { name: card.name }).click();
  await expect(roster.getByRole("heading", { name: card.name })).toBeVisible();
  await expect(roster.getByText("idle")).toBeVisible();
});

test("an agent that is refused is told so, and an invite lets in only one", async ({
  page,
  workspace,
  agent,
}) => {
  await page.goto(`${workspace.path}/agents/join`);
  const code = await makeInvite(page);
  const stranger = await agent({ name: "Stranger" }, { code });
  const another = await agent({ name: "Another" }, { code }).catch((error: unknown) => error);
  expect(another).toBeInstanceOf(Refused);
  expect(another).toHaveProperty("code", "invite_used");

  const arrivals = page.getByRole("region", { name: "Agents that joined since you opened this page" });
  const asking = arrivals.getByRole("listitem").filter({ hasText: "Stranger" }).first();
  await expect(asking).toContainText("Work is sent to");
  await asking.getByRole("button", { name: "Refuse" }).click();
  await expect(asking).toContainText("Refused.");
  await page.goto(`${workspace.path}/agents`);
  await expect(page.getByText("No agent has joined yet.")).toBeVisible();
  const answer = await stranger.claim().catch((error: unknown) => error);
  expect(answer).toHaveProperty("code", "join_refused");
});
