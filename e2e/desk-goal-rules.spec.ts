import { startGoalScene } from "./fixtures/goal-scene.ts";
import { acceptResult, changeAndApprove, openDecisions, writeGoal } from "./fixtures/goal-steps.ts";
import { expect, test } from "./fixtures/test.ts";

test("the same goal with no model runs by playbook to the same kind of result", async ({
  browser,
  likeContext,
}) => {
  test.setTimeout(120_000);
  const scene = await startGoalScene(browser, likeContext, {});
  try {
    const { page } = scene;
    await scene.hire();
    await writeGoal(page, scene.path);
    await expect(page.getByText(/By the playbook “Data brief”.*No model was asked/)).toBeVisible();
    await changeAndApprove(page);
    await expect(page.getByText("Result in review")).toBeVisible({ timeout: 90_000 });

    const decisions = await openDecisions(page);
    expect(new Set(decisions.map(({ question }) => question))).toEqual(
      new Set(["How does the goal become work?", "Who gets this task?", "What came out of the run?"]),
    );
    for (const { text } of decisions) expect(text).toContain("Decided by the rules");
    const { report, files } = await acceptResult(page);
    expect(report).toContain("without a model");
    expect(files).toEqual(
      expect.arrayContaining(["weather.xlsx", "brief.docx", "page.html", "check-report.md"]),
    );
    expect(scene.problems).toEqual([]);
  } finally {
    await scene.stop();
  }
});
