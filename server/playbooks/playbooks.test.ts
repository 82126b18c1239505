import { afterAll, beforeAll, expect, test } from "vitest";
import { diffPlan } from "#server/domain/diff-plan.ts";
import { parsePlan } from "#server/domain/parse-plan.ts";
import { OperationsPlan } from "#server/domain/plan.ts";
import { playbookText } from "#server/domain/playbook-text.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aPlan, aRun } from "../testing/test-run.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

const playbooks = () => instance.owner.playbooks;

/** Uploads a text as a person does; returns its id. */
async function upload(name: string): Promise<string> {
  const headers = {
    "content-type": "text/csv",
    "x-file-name": name,
    authorization: `Bearer ${instance.running.operatorToken}`,
  };
  const answer = await fetch(`${instance.url}/api/files?workspace=${room.id}`, {
    method: "POST",
    headers,
    body: "a\n1\n",
  });
  return ((await answer.json()) as { upload_id: string }).upload_id;
}

test("the data brief comes with the product, and a run of it has its values and its file", async () => {
  const list = await playbooks().list.query({ workspaceId: room.id });
  const brief = list.find(({ id }) => id === "data-brief");
  expect(brief).toMatchObject({ title: "Data brief", builtIn: true });
  expect(brief?.parameters.map(({ name, optional }) => [name, optional])).toEqual([
    ["file", false],
    ["source", true],
    ["units", true],
  ]);
  const shown = await playbooks().show.query({ workspaceId: room.id, id: "data-brief" });
  expect(shown.tasks.map(({ key }) => key)).toEqual(["profile", "workbook", "brief", "page", "check"]);

  const files = [{ upload_id: await upload("spring.csv") }, { upload_id: await upload("other.csv") }];
  const run = await aRun(room, { playbook: { id: "data-brief", parameters: { file: "spring.csv" } }, files });
  await run.runs.approve.mutate({ runId: run.id });
  const page = await run.page();
  expect(page.playbook).toMatchObject({ id: "data-brief", title: "Data brief" });
  expect(page.goal).toBe("Turn spring.csv into a checked workbook, brief and web page that anyone can read.");
  const profile = await room.page(await run.taskId("profile"));
  expect([profile.card.title, profile.attachments.map(({ name }) => name)]).toEqual([
    "Profile spring.csv",
    ["spring.csv"],
  ]);
  expect(profile.instructions).not.toContain("Source:");
});

test("what a playbook needs must be given", async () => {
  const start = (id: string, parameters: Record<string, string>) =>
    aRun(room, { playbook: { id, parameters } });
  await expect(start("data-brief", {})).rejects.toThrow("“Data brief” needs “file”");
  await expect(start("data-brief", { file: "x", colour: "red" })).rejects.toThrow("no parameter “colour”");
  await expect(start("pb_none", {})).rejects.toThrow("There is no playbook pb_none");
});

test("one is saved, changed, run and removed; a wrong one is refused with its line", async () => {
  const text = "# Greet\n\nGoal: Greet {{who}}\n\nParameters:\n\n- who: a name\n\n## hello: Greet {{who}}\n";
  const { id } = await playbooks().save.mutate({ workspaceId: room.id, text });
  const wrong = playbooks().save.mutate({ workspaceId: room.id, text: text.replace("{{who}}", "{{whom}}") });
  await expect(wrong).rejects.toThrow("Line 3: {{whom}} is no parameter");
  await playbooks().save.mutate({
    workspaceId: room.id,
    playbookId: id,
    text: text.replace("# Greet", "# Greet twice"),
  });
  const run = await aRun(room, { playbook: { id, parameters: { who: "Ada\n## evil: Task" } } });
  expect((await run.page()).draft?.plan.tasks.map(({ title }) => title)).toEqual(["Greet Ada ## evil: Task"]);
  await playbooks().remove.mutate({ playbookId: id });
  await playbooks().remove.mutate({ playbookId: id });
  const left = await playbooks().list.query({ workspaceId: room.id });
  expect(left.map((one) => one.id)).not.toContain(id);
  await expect(aRun(room, { playbook: { id, parameters: { who: "Bo" } } })).rejects.toThrow(
    "There is no playbook",
  );
  const types = (await room.events()).map(({ type }) => type).filter((type) => type.startsWith("playbook."));
  expect(types).toEqual(["playbook.saved", "playbook.saved", "playbook.removed"]);
});

test("a run's plan becomes a playbook; run again with the same values it is the same plan", async () => {
  const tasks = [
    { key: "read", title: "Read spring.csv", instructions: "Open spring.csv; write {{literally}} & more." },
    { key: "write", depends_on: ["read"], acceptance: ["spring.csv is named"] },
  ];
  const run = await aRun(room, { plan: aPlan(tasks, { budget: { attempts: 9 } }) });
  const { id } = await playbooks().save.mutate({
    workspaceId: room.id,
    fromRunId: run.id,
    parameters: { file: "spring.csv" },
  });
  const saved = await playbooks().show.query({ workspaceId: room.id, id });
  expect(saved.parameters).toEqual([{ name: "file", description: "such as “spring.csv”", optional: false }]);
  expect(saved.text).toContain("## read: Read {{file}}");
  const again = await aRun(room, { playbook: { id, parameters: { file: "spring.csv" } } });
  const plans = [(await run.page()).draft?.plan, (await again.page()).draft?.plan];
  const [first, second] = plans.map((plan) => OperationsPlan.parse(plan));
  expect(first && second && diffPlan(first, second)).toEqual({
    added: [],
    changed: [],
    removed: [],
    fields: [],
  });
  const other = await aRun(room, { playbook: { id, parameters: { file: "fall.csv" } } });
  expect((await other.page()).draft?.plan.tasks[0]?.instructions).toBe(
    "Open fall.csv; write {{literally}} & more.",
  );
});

test("a playbook without parameters is a plan", () => {
  const plan = OperationsPlan.parse(aPlan([{ key: "a" }]));
  expect(parsePlan(playbookText(plan, {}))).toEqual({
    ...plan,
    deadline_at: null,
    tasks: [expect.objectContaining({ key: "a" })],
  });
});
