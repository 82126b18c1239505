import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "#server/testing/test-instance.ts";
import { aWorkspace, type TestWorkspace } from "#server/testing/test-workspace.ts";
import { until } from "#server/testing/until.ts";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { readDocx } from "../agents/work/read-docx.ts";
import { readXlsx } from "../agents/work/read-xlsx.ts";
import { showsNumber, statedFigures } from "../agents/work/stated-figures.ts";
import { Operator } from "./operator.mjs";
import { startAgents, untilReady } from "./start-agents.mjs";

const csv = join(import.meta.dirname, "..", "..", "node_modules", "vega-datasets", "data", "weather.csv");
const goal = "Turn weather.csv into a checked workbook, a brief and a web page";
const wish = "It has a section “Before you rely on this: what to look at next”.";
const asked = "Before you rely on this: what to look at next";

let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer({ key: "sk-test" });
});
afterAll(() => model.stop());
const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A fresh instance with the example agents at work in one workspace. */
async function aCrew(settings: object, flags: { oneFile?: boolean }) {
  const instance = await TestInstance.boot(settings);
  cleanUps.push(() => instance.stop());
  const folder = mkdtempSync(join(tmpdir(), "claw-goal-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  const room = await aWorkspace(instance);
  const wanted = { workspaceId: room.id, uses: 6, ttlSeconds: 600 };
  const { token } = await instance.owner.agents.createRegistrationToken.mutate(wanted);
  const operator = new Operator(instance.url, () => instance.running.operatorToken);
  const crew = await startAgents({ url: instance.url, token, folder, ...flags, onExit: () => undefined });
  cleanUps.push(() => crew.stop());
  await untilReady(operator, room.id, crew.names, new AbortController().signal);
  return { instance, room, operator };
}

/** States the goal with its file, adds a wish to the plan's brief, and approves it. */
async function beginRun({ instance, room, operator }: Awaited<ReturnType<typeof aCrew>>): Promise<string> {
  const { runs } = instance.owner;
  const { upload_id } = await operator.upload(room.id, csv);
  const { id } = await runs.create.mutate({ workspaceId: room.id, goal, files: [{ upload_id }] });
  const { draft } = await reached(instance, id, "proposed", 30);
  if (!draft) throw new Error("no plan was proposed");
  expect(draft.problems).toEqual([]);
  const tasks = draft.plan.tasks.map((task) =>
    task.outputs.some(({ name }) => name.endsWith(".docx"))
      ? { ...task, acceptance: [...task.acceptance, wish] }
      : task,
  );
  const plan = { ...draft.plan, tasks };
  await runs.savePlan.mutate({ runId: id, baseVersion: draft.version, plan, words: "one section more" });
  await runs.approve.mutate({ runId: id });
  return id;
}

/** Waits for a run's status; what each task stands at is told when it does not come. */
async function reached(instance: TestInstance, runId: string, status: string, seconds: number) {
  const show = () => instance.owner.runs.show.query({ runId });
  try {
    return await until(
      `the run ${status}`,
      async () => {
        const page = await show();
        return page?.card.status === status ? page : null;
      },
      seconds,
    );
  } catch (error) {
    const tasks = (await show())?.tasks.map(({ title, status, gap, failure, evidence }) =>
      JSON.stringify({ title, status, gap, failure, evidence }),
    );
    throw new Error(`${error}\n${tasks?.join("\n")}`);
  }
}

const decisionsOf = ({ instance }: { instance: TestInstance }, room: TestWorkspace, runId: string) =>
  instance.owner.decisions.list.query({ workspaceId: room.id, runId });

/** The run's files by name, and that their figures are the data's. */
async function checkFiles(operator: Operator, artifacts: readonly { id: string; name: string }[]) {
  const files = new Map<string, Buffer>();
  for (const { id, name } of artifacts) files.set(name, await operator.download(id));
  const winds = readFileSync(csv, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",")[5]));
  const mean = winds.reduce((sum, value) => sum + value) / winds.length;
  for (const name of ["brief.md", "brief.docx", "page.html", "profile.md"]) {
    const figures = statedFigures(name, files.get(name) ?? Buffer.alloc(0)).get("wind");
    expect(showsNumber(figures?.get("Mean") ?? "", mean), name).toBe(true);
  }
  const book = readXlsx(files.get("weather.xlsx") ?? Buffer.alloc(0));
  expect(book.map(({ name }) => name)).toEqual(expect.arrayContaining(["Summary", "Data", "About"]));
  expect(files.get("brief.md")?.toString()).toContain(`## ${asked}`);
  expect(readDocx(files.get("brief.docx") ?? Buffer.alloc(0)).headings).toContain(asked);
  expect(files.get("check-report.md")?.toString()).not.toContain("| no |");
}

describe("a goal on the example agents", () => {
  test("with a model: planned, changed, approved, split, sent back, put together, reported", {
    timeout: 180_000,
  }, async () => {
    const access = { MODEL_BASE_URL: model.url, MODEL_API_KEY: "sk-test" };
    const roomy = { MODEL_CONCURRENCY: 4, MODEL_PER_MINUTE: 1_000 };
    const crew = await aCrew({ ...access, ...roomy }, { oneFile: true });
    const { instance, room, operator } = crew;
    const runId = await beginRun(crew);
    const { result, tasks, plan } = await reached(instance, runId, "in-review", 150);

    const decisions = await decisionsOf(crew, room, runId);
    const made = (kind: string, chosen: string) =>
      decisions.filter((one) => one.kind === kind && one.chosen === chosen && one.by === "model");
    expect(made("recover", "split")).toHaveLength(1);
    expect(made("review", "changes_requested").length).toBeGreaterThan(0);
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(
      new Set(["plan", "assign", "review", "recover", "consolidate"]),
    );
    for (const { id } of decisions) {
      const shown = await instance.owner.decisions.show.query({ decisionId: id });
      expect(shown?.reason, `the reason of ${id}`).toBeTruthy();
    }
    const whole = tasks.find(({ key }) => key === "brief");
    expect(whole?.status).toBe("completed");
    const said = await instance.rows<{ title: string; body: string }>(
      `select task.title, activity.body from activity join task on task.id = activity."taskId"
       where task."parentId" = $1 and activity.body like 'Going on from%' order by activity.id`,
      [whole?.id],
    );
    // The first part goes on from what was left of the whole and mends it, the second from the first.
    expect(said.map(({ title, body }) => `${title}: ${body}`)).toEqual([
      "Write the brief: brief.md: Going on from brief.md, left by an earlier attempt.",
      "Write the brief: brief.md: Going on from brief.md, sent back by the review.",
      "Write the brief: brief.docx: Going on from brief.md, of the task before this one.",
    ]);
    expect(result?.criteria).toHaveLength(
      (plan?.success_criteria.length ?? 0) + (plan?.validation_steps.length ?? 0),
    );
    expect(
      result?.artifacts.filter(({ name }) => name === "brief.md").map(({ taskId }) => taskId),
      "the whole delivers, not its parts as well",
    ).toEqual([whole?.id]);
    await checkFiles(operator, result?.artifacts ?? []);
    const report = (await operator.download(result?.reportId ?? "")).toString();
    for (const words of ["# ", "## Criteria", "Write the brief: brief.md", "weather.xlsx", "## Cost"])
      expect(report).toContain(words);

    await instance.owner.runs.review.mutate({ runId, accepted: true, comment: "good" });
    await reached(instance, runId, "completed", 5);
  });

  test("without a model: by playbook, to the same kind of result", { timeout: 180_000 }, async () => {
    const crew = await aCrew({}, {});
    const { instance, room, operator } = crew;
    const runId = await beginRun(crew);
    const { result } = await reached(instance, runId, "in-review", 150);
    const decisions = await decisionsOf(crew, room, runId);
    expect(new Set(decisions.map(({ by }) => by))).toEqual(new Set(["rules"]));
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(new Set(["plan", "assign", "consolidate"]));
    const [brief] = await instance.rows<{ changes: number }>(
      `select attempt.changes from attempt join task on task.id = attempt."taskId"
       where task."runId" = $1 and task.key = 'brief' and attempt.status = 'completed'`,
      [runId],
    );
    expect(brief?.changes).toBe(1);
    await checkFiles(operator, result?.artifacts ?? []);
    await instance.owner.runs.review.mutate({ runId, accepted: true, comment: "good" });
    await reached(instance, runId, "completed", 5);
  });
});
