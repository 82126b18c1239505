import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { busyAgent, type Done, type Job } from "../testing/busy-agent.ts";
import { modelKey, modelSettings } from "../testing/model-settings.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { until } from "../testing/until.ts";

let model: ModelServer;
let instance: TestInstance;
beforeAll(async () => {
  model = await startModelServer({ key: modelKey });
  instance = await TestInstance.boot(modelSettings(model.url));
});
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

const busy: { stop: () => Promise<void> }[] = [];
const hire = (...args: Parameters<typeof busyAgent>): void => void busy.push(busyAgent(...args));
afterEach(async () => {
  await Promise.all(busy.splice(0).map((agent) => agent.stop()));
});

const write = ({ task, outputs }: Job): Done => ({
  files: Object.fromEntries(
    outputs.map((name) => [
      name.replace("*", "file"),
      `# ${task.title}\n\nAll of it, complete, with sources.\n`,
    ]),
  ),
  summary: `Did “${task.title}”.`,
});
const runOf = (runId: string) => instance.owner.runs.show.query({ runId });
const reached = (runId: string, status: string, seconds = 30) =>
  until(
    `the run ${status}`,
    async () => {
      const page = await runOf(runId);
      return page?.card.status === status ? page : null;
    },
    seconds,
  );

test("a goal becomes a plan, is approved, done, judged by the model and put together, with a decision for every step", async () => {
  const room = await aWorkspace(instance);
  hire(await room.agent({ name: "Mira", skills: ["research", "writing"] }), write);
  hire(await room.agent({ name: "Otto", skills: ["verification", "writing"] }), write);
  const { id } = await instance.owner.runs.create.mutate({
    workspaceId: room.id,
    goal: "Compare three e-bikes for commuters and write a short guide",
  });
  const proposed = await reached(id, "proposed");
  expect(proposed.draft?.by).toBe("model");
  expect(proposed.draft?.problems).toEqual([]);
  await instance.owner.runs.approve.mutate({ runId: id, version: proposed.draft?.version ?? 0 });
  const judged = await reached(id, "in-review", 60);
  expect(judged.result?.criteria.length).toBe(
    (judged.plan?.success_criteria.length ?? 0) + (judged.plan?.validation_steps.length ?? 0),
  );
  await instance.owner.runs.review.mutate({ runId: id, accepted: true, comment: "good" });
  await reached(id, "completed");
  const decisions = await instance.owner.decisions.list.query({ workspaceId: room.id, runId: id });
  const kinds = new Set(decisions.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["assign", "consolidate", "plan", "review"]);
  const calls = await instance.rows<{ status: string; keys: string[] }>(
    'select status, keys from model_call where "runId"=$1',
    [id],
  );
  expect(calls.every(({ status }) => status === "applied")).toBe(true);
  // Every token the server reported is booked, and nothing is left set aside.
  const reported = model.requests.reduce((sum, one) => sum + (one.usage?.total_tokens ?? 0), 0);
  const [run] = await instance.rows<{
    spend: { tokens: number; reservedTokens: number; reservedUsd: number };
  }>("select spend from run where id=$1", [id]);
  expect(run?.spend.tokens).toBe(reported);
  expect(run?.spend.reservedTokens).toBe(0);
  expect(run?.spend.reservedUsd).toBeCloseTo(0);
});

test("what fails its review comes back with changes; what fails for good is split", async () => {
  const room = await aWorkspace(instance);
  let first = true;
  hire(await room.agent({ name: "Ada", skills: ["writing"], max_concurrency: 3 }), (job, changes) => {
    if (job.task.title === "Too much")
      return {
        fail: {
          code: "too_large",
          retryable: false,
          message: "this is more than one task",
          partial: "half of it",
        },
      };
    if (job.task.title === "Guide" && !changes && first) {
      first = false;
      return { files: { "guide.md": "# Guide\n" }, summary: "short" };
    }
    return {
      files: { "guide.md": "# Guide\nIt names “battery life” and is complete.\n" },
      summary: "all of it",
    };
  });
  model.script("recover", (prompt) => ({
    recoveries: [
      {
        task_id: (prompt.facts as { items: { task_id: string }[] }).items[0]?.task_id,
        action: "split",
        reason: "two chapters are two tasks",
        words: "",
        subtasks: ["one", "two"].map((key) => ({
          key,
          title: `Chapter ${key}`,
          instructions: `Write chapter ${key}.`,
          acceptance: ["It is complete."],
          skills: ["writing"],
          tools: [],
          outputs: [],
          depends_on: key === "two" ? ["one"] : [],
        })),
      },
    ],
  }));
  const plan = {
    title: "Two things",
    goal: "Make both",
    success_criteria: ["Both are made"],
    tasks: [
      {
        key: "guide",
        title: "Guide",
        instructions: "Write it",
        acceptance: ["It names “battery life”."],
        skills: ["writing"],
        outputs: [{ name: "guide.md" }],
      },
      {
        key: "much",
        title: "Too much",
        instructions: "Write chapter one. Write chapter two.",
        acceptance: ["It is complete."],
        skills: ["writing"],
      },
    ],
  };
  const { id } = await instance.owner.runs.create.mutate({ workspaceId: room.id, plan });
  await instance.owner.runs.approve.mutate({ runId: id, version: 1 });
  const page = await until(
    "a change and a split",
    async () => {
      const decisions = await instance.owner.decisions.list.query({ workspaceId: room.id, runId: id });
      const changed = decisions.some(
        ({ kind, chosen }) => kind === "review" && chosen === "changes_requested",
      );
      const recovered = decisions.find(({ kind, by }) => kind === "recover" && by === "model");
      return changed && recovered ? recovered : null;
    },
    40,
  );
  expect(page.chosen).toBe("split");
  model.script("recover", null);
  const parts = await until("both chapters done", async () => {
    const run = await runOf(id);
    const done = run?.tasks.filter((task) => task.title.startsWith("Chapter") && task.status === "completed");
    return done?.length === 2 ? done : null;
  });
  const whole = (await runOf(id))?.tasks.find((task) => task.title === "Too much");
  expect(whole?.dependsOn).toEqual(expect.arrayContaining(parts.map((part) => part.id)));
});

test("a question is answered from the log; an order is carried out with the rights of who gave it", async () => {
  const room = await aWorkspace(instance);
  const threadId = `th_${room.id.slice(3)}`;
  await room.task({ title: "Price list", skills: ["nobody-has-this"] });
  await instance.owner.threads.post.mutate({ threadId, body: "@kimi how far is the price list?" });
  const said = await until("an answer", async () => {
    const messages = await instance.owner.threads.messages.query({ threadId });
    return messages.length > 1 ? messages : null;
  });
  expect(said.at(-1)?.authorName).toBe("Coordinator");
});

test("a result that is sent back for more work gets a new task: what is done stays, and a plan that only changes that is no answer", async () => {
  const room = await aWorkspace(instance);
  hire(await room.agent({ name: "Mira", skills: ["writing"] }), write);
  const tasks = [
    {
      key: "guide",
      title: "Guide",
      skills: ["writing"],
      outputs: [{ name: "guide.md" }],
      review: "none" as const,
    },
  ];
  const { id } = await instance.owner.runs.create.mutate({
    workspaceId: room.id,
    plan: { title: "A guide", goal: "A guide", success_criteria: ["It is there"], tasks },
  });
  await instance.owner.runs.approve.mutate({ runId: id, version: 1 });
  await reached(id, "in-review", 60);
  // The first answer changes the task that is done; told what is wrong with that, the model plans another.
  const first = await runOf(id);
  const [guide] = first?.plan?.tasks ?? [];
  model.script("plan", [
    {
      title: "A guide",
      success_criteria: ["It is there"],
      tasks: [{ ...guide, instructions: "With a map" }],
      checkpoints: [],
      abort_conditions: [],
      validation_steps: [],
      notes: "",
    },
  ]);
  await instance.owner.runs.review.mutate({
    runId: id,
    accepted: false,
    comment: "The guide lacks a map",
    replan: true,
  });
  const amended = await until("a new version", async () => {
    const page = await runOf(id);
    return page?.draft ? page : null;
  });
  model.script("plan", null);
  expect(amended.draft?.plan.tasks.map(({ key, title }) => `${key}: ${title}`)).toEqual([
    "guide: Guide",
    "revised-1: Guide, revised",
  ]);
  await instance.owner.runs.approve.mutate({ runId: id, version: amended.draft?.version ?? 0 });
  const again = await until("the second result", async () => {
    const page = await reached(id, "in-review", 60);
    return page.result?.round === 2 ? page : null;
  });
  expect(again.tasks.map(({ title, status }) => `${title} ${status}`)).toEqual([
    "Guide completed",
    "Guide, revised completed",
  ]);
  const [file] = again.result?.artifacts ?? [];
  expect(again.result?.artifacts.length, "the revision takes the place of what it revises").toBe(1);
  expect(file?.taskId).toBe(again.tasks.at(-1)?.id);
});
