import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ChatBody } from "../../e2e/model/chat-body.ts";
import { type Prompt, readPrompt } from "../../e2e/model/read-prompt.ts";
import { type ModelServer, startModelServer } from "../../e2e/model/start-model-server.ts";
import { excelFile, paragraph, wordFile } from "../platform/testing/office-files.ts";
import { zipFile } from "../platform/testing/zip-file.ts";
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
afterEach(() => model.script("recover", null));
afterAll(async () => {
  await instance.stop();
  await model.stop();
});

/** The last call of a kind that was about this, as the model read it. */
const askedAbout = (kind: string, id: string): Prompt => {
  const prompts = model.requests.map(({ body }) => readPrompt(ChatBody.parse(body)));
  const found = prompts.findLast((one) => one.kind === kind && one.text.includes(id));
  if (!found) throw new Error(`the model was not asked to ${kind} ${id}`);
  return found;
};
const blockOf = (prompt: Prompt, name: string) =>
  [...prompt.blocks.values()].find((block) => block.name === name);
const reportRows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="inlineStr"><is><t>Kiel</t></is></c><c><f>6*2</f><v>12</v></c></row>`;
const files = {
  "guide.docx": wordFile(paragraph("All about battery life.") + paragraph("word ".repeat(30_000))),
  "figures.xlsx": excelFile(reportRows, ["Shop", "Sales"]),
};

test("a verdict rests on what a Word and an Excel file say, bounded, within the fence", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const acceptance = ["It names “battery life”.", "It names “Kiel”.", "It names “repair costs”."];
  const taskId = await room.task({ review: "model", acceptance });
  const attemptId = await agent.accept();
  const artifacts: string[] = [];
  for (const [name, content] of Object.entries(files))
    artifacts.push((await agent.upload(attemptId, name, content)).body.artifact.id);
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done", artifacts });

  // What was neither said nor handed in is missed only by who has read the files.
  const { data } = await agent.next("task.changes_requested");
  expect(data.comment).toContain("“repair costs” is not in guide.docx, figures.xlsx");
  expect(data.comment).not.toContain("battery life");
  const prompt = askedAbout("review", taskId);
  const word = blockOf(prompt, "guide.docx")?.text ?? "";
  expect(word).toMatch(/^All about battery life\./);
  expect(word).toMatch(/There is more in this file than is shown here\.\)$/);
  expect(word.length).toBeLessThanOrEqual(60_000);
  expect(blockOf(prompt, "figures.xlsx")?.text).toBe(
    [
      "## Sheet 1 of 1: One, 2 rows, 2 columns",
      "|  | A | B |",
      "| --- | --- | --- |",
      "| 1 | Shop | Sales |",
      "| 2 | Kiel | 12 |",
      "Formulas (1):",
      "B2 =6*2",
    ].join("\n"),
  );
  expect(JSON.stringify(prompt.facts)).not.toContain("battery life.\\n");
});

test("what is left of failed work, what a run has made, and what its result holds, is read in Word files too", async () => {
  const room = await aWorkspace(instance);
  const { settings } = await instance.owner.workspaces.settings.query({ workspaceId: room.id });
  await room.set({ coordinator: { ...settings.coordinator, resultReview: "model" } });
  const agent = await room.agent({ skills: ["writing"] });
  const work = { key: "a", title: "Guide", skills: ["writing"], review: "none" as const };
  const plan = { title: "Guides", goal: "A guide", tasks: [work], success_criteria: ["It is there."] };
  const { id } = await instance.owner.runs.create.mutate({ workspaceId: room.id, plan });
  model.script("recover", (prompt) => ({
    recoveries: [
      {
        task_id: (prompt.facts as { items: { task_id: string }[] }).items[0]?.task_id,
        action: "retry",
        reason: "it was passing",
        words: "",
        subtasks: [],
      },
    ],
  }));
  await instance.owner.runs.approve.mutate({ runId: id });
  const first = await agent.accept();
  await agent.upload(first, "half.docx", wordFile(paragraph("Half of the guide.")));
  await agent.post(`/attempts/${first}/fail`, { code: "stuck", retryable: false, message: "stuck" });
  const second = await agent.accept();
  const taskId = (await instance.owner.runs.show.query({ runId: id }))?.tasks[0]?.id ?? "";
  expect(blockOf(askedAbout("recover", taskId), "half.docx")?.text).toBe("Half of the guide.");

  const { body } = await agent.upload(second, "whole.docx", wordFile(paragraph("The whole guide.")));
  await agent.post(`/attempts/${second}/submit`, { summary: "done", artifacts: [body.artifact.id] });
  await until(
    "a verdict on the result",
    async () => (await instance.owner.runs.show.query({ runId: id }))?.result?.verdict?.by === "model",
  );
  for (const prompt of [askedAbout("consolidate", taskId), askedAbout("review", id)])
    expect(blockOf(prompt, "whole.docx")?.text).toBe("The whole guide.");
});

const harmful = {
  "bomb.xlsx": zipFile([{ name: "_rels/.rels", content: Buffer.alloc(32 * 1024 * 1024, "<Relationship/>") }]),
  "cut.docx": files["guide.docx"].subarray(0, 400),
  "lies.docx": Buffer.from("# A page of text\n"),
  "lies.md": files["figures.xlsx"],
  "entities.docx": wordFile(paragraph("&x;"), `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>`),
};
test("bombs, cut files and files that lie are told as unread, and work is judged all the same", async () => {
  const room = await aWorkspace(instance);
  const agent = await room.agent();
  const taskId = await room.task({ review: "model", acceptance: ["It is complete."] });
  const attemptId = await agent.accept();
  const artifacts: string[] = [];
  for (const [name, content] of Object.entries(harmful))
    artifacts.push((await agent.upload(attemptId, name, content)).body.artifact.id);
  await agent.post(`/attempts/${attemptId}/submit`, { summary: "done", artifacts });
  await room.reached(taskId, "completed");
  const prompt = askedAbout("review", taskId);
  const [item] = (prompt.facts as { items: { artifacts: { name: string; data: null; unread: string }[] }[] })
    .items;
  expect(item?.artifacts.map(({ name, data, unread }) => [name, data, unread])).toEqual([
    ["bomb.xlsx", null, expect.stringContaining("many times its size")],
    ["cut.docx", null, expect.stringContaining("no Word or Excel file")],
    ["lies.docx", null, expect.stringContaining("no Word or Excel file")],
    ["lies.md", null, expect.stringContaining("called a text")],
    ["entities.docx", null, expect.stringContaining("words of its own")],
  ]);
  expect([...prompt.blocks.values()].map(({ name }) => name)).toEqual(["summary"]);
});
