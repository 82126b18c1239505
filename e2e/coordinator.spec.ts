import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startOwnProduct } from "./fixtures/own-product.ts";
import { signOwnerIn } from "./fixtures/owner.ts";
import { type RunState, runState } from "./fixtures/run-state.ts";
import { test as base, expect } from "./fixtures/test.ts";
import { ModelProcess } from "./model/model-process.ts";

const key = "sk-the-right-key-abcd";
type Own = { state: RunState; model: ModelProcess };

/** An instance with a model of its own, started once: everything the fixtures do, they do there. */
const test = base.extend<{ model: ModelProcess }, { own: Own }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names a fixture needs from this pattern.
    async ({}, use) => {
      const model = await ModelProcess.start(["--pace", "25", "--key", key]);
      const product = await startOwnProduct({
        MODEL_BASE_URL: model.url,
        MODEL_API_KEY: key,
        MODEL_CONCURRENCY: "4",
        MODEL_PER_MINUTE: "1000",
        MODEL_URL_ALLOWLIST: "127.0.0.1",
      });
      const { url, dataDir, signInLink } = product;
      const ownerState = join(dataDir, "owner.json");
      await signOwnerIn(url, signInLink, ownerState);
      await use({
        model,
        state: { url, dataDir, signInLink, postgresUrl: runState().postgresUrl, ownerState },
      });
      await product.stop();
      await model.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  run: async ({ own }, use) => use(own.state),
  model: async ({ own }, use) => use(own.model),
});

const sheet = (page: Page) => page.getByRole("dialog");
const answers = (page: Page) => page.locator("li[data-author=coordinator]");

/** Says something in the thread that is open. */
async function say(page: Page, words: string, isPhone: boolean): Promise<void> {
  const box = page.getByRole("combobox", { name: "Message to everyone here" });
  await box.fill(words);
  if (isPhone) await page.getByRole("button", { name: "Send" }).click();
  else await box.press("Enter");
  await expect(box).toHaveValue("");
}

test("a question in the thread is answered word by word, with what the answer rests on and why", async ({
  page,
  workspace,
  operator,
  isPhone,
}) => {
  const task = { title: "Collect the price list of Kiez", skills: ["nobody-has-it"] };
  await operator.tasks.create.mutate({ workspaceId: workspace.id, task });
  await page.goto(`${workspace.path}/threads`);
  await expect(page.getByText("Ask how things stand")).toBeVisible();

  const box = page.getByRole("combobox", { name: "Message to everyone here" });
  await box.pressSequentially("@ki");
  await expect(page.getByRole("option", { name: /kimi/ })).toBeVisible();
  await box.press("Enter");
  await expect(box, "the name is completed").toHaveValue("@kimi ");
  await say(page, "@kimi how far is the price list of Kiez?", isPhone);

  await expect(page.getByText("is writing…"), "its words come one by one").toBeVisible();
  await expect(answers(page)).toHaveCount(1);
  await expect(page.getByText("is writing…")).toBeHidden();
  await expect(answers(page).getByText(/“Collect the price list of Kiez” is ready/)).toBeVisible();
  await answers(page).getByRole("button", { name: "Why?" }).click();
  await expect(sheet(page).getByRole("heading", { name: "What to do about this message?" })).toBeVisible();
  await expect(sheet(page).getByText("how far is the price list of Kiez?").first()).toBeVisible();
  await expect(sheet(page).getByText("Decided by kimi-k2.6")).toBeVisible();
  await page.keyboard.press("Escape");
  await answers(page)
    .getByRole("link", { name: /Collect the price list of Kiez/ })
    .click();
  await expect(page.getByRole("heading", { name: task.title, level: 1 })).toBeVisible();
});

test("what a message became is taken back where it says why", async ({
  page,
  workspace,
  operator,
  isPhone,
}) => {
  await page.goto(`${workspace.path}/threads`);
  await say(page, "@kimi write a summary of the brief by 2030-03-01", isPhone);
  await expect(answers(page).getByText("I made a task of it")).toBeVisible();
  await answers(page).getByRole("button", { name: "Why?" }).click();
  await expect(sheet(page).getByText("It became")).toBeVisible();
  await sheet(page).getByRole("button", { name: "Overrule" }).click();
  await sheet(page).getByLabel("Why").fill("nobody needs it");
  await sheet(page).getByRole("button", { name: "Cancel the task" }).click();
  await expect(sheet(page).getByText(/Ada Lovelace overruled this/)).toBeVisible();
  const tasks = await operator.tasks.list.query({ workspaceId: workspace.id });
  expect(tasks.map(({ status }) => status)).toEqual(["canceled"]);
});

test("why an agent was given a task is told, and overruled by giving it to another", async ({
  page,
  workspace,
  operator,
  agent,
}) => {
  await agent({ name: "Mira", skills: ["writing"] });
  const task = { title: "Draft the leaflet", skills: ["writing"] };
  const created = await operator.tasks.create.mutate({ workspaceId: workspace.id, task });
  await page.goto(`${workspace.path}/tasks/${created?.id}`);
  const why = page.getByRole("button", { name: "Why Mira?" });
  await expect(why).toBeVisible();
  const otto = await agent({ name: "Otto", skills: ["writing"] });
  await why.click();
  await expect(sheet(page).getByRole("heading", { name: "Who gets this task?" })).toBeVisible();
  await expect(sheet(page).getByText("Decided by the rules")).toBeVisible();
  await expect(sheet(page).getByText("Skill fit", { exact: true })).toBeVisible();
  await sheet(page).getByRole("button", { name: "Overrule" }).click();
  await sheet(page).getByRole("button", { name: "Give to another agent" }).click();
  await expect(sheet(page).getByText("Choose who gets it.")).toBeVisible();
  await sheet(page).getByRole("combobox", { name: "Agent" }).click();
  await page.getByRole("option", { name: /^Otto/ }).click();
  await sheet(page).getByLabel("Why").fill("Otto knows the printer");
  await sheet(page).getByRole("button", { name: "Give to another agent" }).click();
  await expect(sheet(page).getByText("“Otto knows the printer”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Why Otto?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Why replaced?" })).toBeVisible();
  otto.stop();

  await page.goto(`${workspace.path}/decisions?overruled=true`);
  await expect(page.getByText("overruled by Ada Lovelace")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Why\?/ })).toHaveCount(1);
});

test("a model is tried out, set with its key, and switched off in the settings", async ({
  page,
  workspace,
  model,
}) => {
  await page.goto(`${workspace.path}/settings`);
  await page.getByRole("radio", { name: /A model of this workspace/ }).check();
  await page.getByRole("textbox", { name: "Base URL" }).fill("moonshot");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("An address like https://api.moonshot.ai/v1.")).toBeVisible();
  await expect(page.getByText("Give the key of this server.")).toBeVisible();
  await page.getByRole("textbox", { name: "Base URL" }).fill(model.url);
  await page.getByLabel("Key", { exact: true }).fill("sk-wrong");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /key/i })).toBeVisible();
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("It works.")).toBeVisible();
  await page.getByRole("button", { name: "Use this model" }).click();
  await expect(page.getByText("A key that ends in …abcd is kept.")).toBeVisible();
  await expect(page.getByLabel("Key", { exact: true }), "the key never comes back").toHaveValue("");

  await page.getByRole("radio", { name: /Rules only/ }).check();
  await page.getByRole("button", { name: "Use rules only" }).click();
  await expect(page.getByText("Now: rules (no model set)")).toBeVisible();
  await page.getByRole("radio", { name: /A model of this workspace/ }).check();
  await page.getByRole("button", { name: "Use this model" }).click();
  await expect(page.getByText("Now: kimi-k2.6 coordinates")).toBeVisible();
});

test("changes asked for in words begin from what was changed by hand", async ({
  page,
  workspace,
  operator,
  isPhone,
}) => {
  const { id } = await operator.runs.create.mutate({
    workspaceId: workspace.id,
    goal: "Write a report on the harbour",
    approval: "ask",
  });
  await page.goto(`${workspace.path}/runs/${id}`);
  await expect(page.getByText("Plan proposed")).toBeVisible();
  if (isPhone) await page.getByRole("tab", { name: "Text" }).click();
  const text = page.getByRole("textbox", { name: "The plan as text" });
  await text.fill(
    (await text.inputValue()).replaceAll("Collect what is known", "Collect what the pilots know"),
  );
  await expect(page.getByText("not saved")).toBeVisible();
  await page.getByRole("button", { name: "Ask for changes…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Your changes are saved");
  await dialog.getByLabel("What should change").fill("Add a task that draws a map");
  await dialog.getByRole("button", { name: "Ask for changes" }).click();
  await expect(text).toHaveValue(/Draws a map/);
  await expect(text, "the change made by hand is in it").toHaveValue(/Collect what the pilots know/);
  await expect(page.getByRole("alert", { name: "A newer version" })).toBeHidden();
  await expect(page.getByText("Version 3 by model")).toBeVisible();
});

test("the usage page tells calls and their cost; while the model is away, that, why, and what waits for it", async ({
  page,
  workspace,
  model,
  isPhone,
}) => {
  await page.goto(`${workspace.path}/threads`);
  await say(page, "@kimi what is the status?", isPhone);
  await expect(answers(page)).toHaveCount(1);
  await page.goto(`${workspace.path}/usage`);
  const calls = page.getByRole("table", { name: "Last calls to the model" });
  await expect(calls.getByRole("row", { name: /Conversation applied/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "By kind of call" })).toBeVisible();

  await model.mode("unauthorized");
  await page.goto(`${workspace.path}/threads`);
  await say(page, "@kimi and now?", isPhone);
  await expect(page.getByText(/Waits for the model/)).toBeVisible();
  await page.goto(`${workspace.path}/usage`);
  await expect(
    page
      .getByText(/model away since/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByText("To be decided now: 1")).toBeVisible();
  await expect(calls.getByRole("row", { name: /Conversation failed/ }).first()).toBeVisible();
  if (!isPhone) {
    await page.getByRole("button", { name: /^Coordinator: rules: model away/ }).click();
    await expect(sheet(page).getByText("Waits for the model")).toBeVisible();
  }
  await model.mode(null);
});
