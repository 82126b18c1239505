import { startGoalScene } from "./fixtures/goal-scene.ts";
import { acceptResult, changeAndApprove, openDecisions, section, writeGoal } from "./fixtures/goal-steps.ts";
import { expect, test } from "./fixtures/test.ts";
import { ModelProcess } from "./model/model-process.ts";

test("a goal becomes a plan, is changed and approved, done with a split and a request for changes, and accepted", async ({
  browser,
  likeContext,
  isPhone,
}) => {
  test.setTimeout(180_000);
  const model = await ModelProcess.start();
  const scene = await startGoalScene(browser, likeContext, {
    MODEL_BASE_URL: model.url,
    MODEL_API_KEY: "sk-simulated",
    MODEL_CONCURRENCY: "4",
    MODEL_PER_MINUTE: "1000",
  });
  try {
    const { page } = scene;
    await scene.hire({ oneFile: true });
    await writeGoal(page, scene.path);
    await changeAndApprove(page);

    // It moves by itself: the writers make one file at a time, so the brief is split, and its text comes back once.
    await page.getByRole("button", { name: "List" }).click();
    const tasks = page.getByRole("region", { name: "Tasks" });
    await expect(tasks.getByRole("link", { name: "Write the brief: brief.md" })).toBeVisible({
      timeout: 60_000,
    });
    const feed = page.getByRole("region", { name: "What happened in this run" });
    await expect(feed.getByText(/split “Write the brief” into 2 parts/)).toBeVisible();
    await expect(feed.getByText(/asked for changes to “Write the brief: brief\.md”/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText("Result in review")).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText("7/7", { exact: true })).toBeVisible();

    const decisions = await openDecisions(page);
    const of = (question: string) =>
      decisions.filter((one) => one.question === question).map(({ text }) => text);
    const [plans, assigns] = [of("How does the goal become work?"), of("Who gets this task?")];
    const [reviews, recoveries] = [of("Is the work good enough?"), of("What now, after it failed?")];
    const results = of("What came out of the run?");
    expect([plans.length, recoveries.length, results.length]).toEqual([1, 1, 1]);
    expect(assigns.length + reviews.length + 3).toBe(decisions.length);
    for (const text of [...plans, ...reviews, ...recoveries, ...results])
      expect(text, "the model and its price are named").toMatch(/kimi-k2\.6.*Tokens in[\d,]+.*Cost\$\d/s);
    for (const text of assigns) expect(text).toContain("No model was asked: no tokens, no cost.");
    expect(recoveries.join()).toMatch(
      /Split into parts.*two parts are easier to finish.*Write the brief: brief\.md/s,
    );
    const sentBack = decisions.filter(({ chosen }) => chosen === "Changes requested").map(({ text }) => text);
    expect(sentBack.length, "the work came back, and it says for what").toBeGreaterThan(0);
    for (const text of sentBack) expect(text).toContain(`“${section}” is not in`);

    const { report, files } = await acceptResult(page);
    expect(report).toContain("## Criteria");
    expect(report).toContain("Write the brief: brief.md");
    expect(files).toEqual(
      expect.arrayContaining(["weather.xlsx", "brief.docx", "page.html", "check-report.md"]),
    );
    expect(scene.problems).toEqual([]);
    if (isPhone) await expect(page.getByRole("main")).toBeInViewport();
  } finally {
    await scene.stop();
    await model.stop();
  }
});
