import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NewTask } from "#server/domain/task.ts";
import { TestInstance } from "#server/testing/test-instance.ts";
import { until } from "#server/testing/until.ts";
import { taskFields } from "./read-tasks.mjs";
import { type Cli, type CliOptions, cliOf, home } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "claw-cli-"));
let instance: TestInstance;
let cli: Cli;
let workspace: string;

async function answer(words: string[], input = "") {
  const { code, out, err } = await cli(words, { input });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

async function refusal(
  words: string[],
  options: CliOptions = {},
): Promise<{ code: string; message: string }> {
  const { code, out, err } = await cli(words, options);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  return JSON.parse(err);
}

const inWorkspace = (...words: string[]): string[] => [...words, "--workspace", workspace];
const taskRows = () => answer(inWorkspace("task", "list"));

async function join_(
  body: object,
  bearer?: string,
): Promise<{ agent_id: string; status: string; claim_url: string; claim_token: string }> {
  const headers = {
    "content-type": "application/json",
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
  };
  const sent = await fetch(`${instance.agentApi}/join`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  expect(sent.status).toBe(201);
  return sent.json();
}

beforeAll(async () => {
  instance = await TestInstance.boot();
  cli = cliOf(instance, folder);
  ({ id: workspace } = await answer([
    "workspace",
    "create",
    "--name",
    "Room",
    "--goal",
    "See it work",
    "--rules",
    "Be kind",
  ]));
});
afterAll(async () => {
  await instance?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a workspace is made with its rules, listed, paused and resumed", async () => {
  const made = await answer(["workspace", "create", "--name", "Second", "--goal", "Be there"]);
  expect(made).toEqual({ id: expect.stringMatching(/^ws_/), url: `${instance.url}/w/${made.id}` });
  const listed: { id: string; goal: string }[] = await answer(["workspace", "list"]);
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, workspace]));
  const { rules } = await instance.owner.workspaces.settings.query({ workspaceId: workspace });
  expect(rules).toBe("Be kind");
  expect(await answer(["pause", "--workspace", made.id, "--reason", "lunch"])).toEqual({
    workspace: made.id,
    paused: true,
  });
  expect((await instance.owner.workspaces.settings.query({ workspaceId: made.id })).pausedAt).not.toBeNull();
  expect(await answer(["resume", "--workspace", made.id])).toEqual({ workspace: made.id, paused: false });
});

describe("tasks", () => {
  test("a file's tasks are made at once, with local files attached", async () => {
    writeFileSync(join(folder, "a.csv"), "a,b\n1,2\n");
    const tasks = [
      {
        key: "read",
        title: "Read it",
        files: ["a.csv"],
        skills: ["reading"],
        clocks: { lease_seconds: 300 },
      },
      { key: "tell", title: "Tell it", depends_on: ["read"], files: ["a.csv"] },
      { title: "Neither" },
    ];
    writeFileSync(join(folder, "tasks.json"), JSON.stringify(tasks));
    const made = await answer(inWorkspace("task", "create", "--file", "tasks.json"));
    expect(made.map(({ key }: { key: string }) => key)).toEqual(["read", "tell", null]);
    const shown = await answer(["task", "show", made[0].id]);
    expect(shown.attachments).toMatchObject([{ name: "a.csv", bytes: 8, mediaType: "text/csv" }]);
    expect(shown.clocks).toEqual({ lease_seconds: 300 });
    expect((await answer(["task", "show", "--task", made[1].id])).dependsOn).toMatchObject([
      { id: made[0].id },
    ]);
    expect(await answer(["task", "cancel", made[2].id, "--reason", "not needed"])).toEqual({
      id: made[2].id,
      status: "canceled",
    });
    const canceled = await answer(inWorkspace("task", "list", "--status", "canceled"));
    expect(canceled.map(({ id }: { id: string }) => id)).toEqual([made[2].id]);
  });

  test("a batch with one bad task makes none", async () => {
    const before = await taskRows();
    const create = inWorkspace("task", "create", "--file", "-");
    const input = JSON.stringify([{ title: "Good" }, { title: "Bad", depends_on: ["nobody"] }]);
    const unknown = await refusal(create, { input });
    expect(unknown.code).toBe("invalid_request");
    expect(unknown.message).toContain("nobody");
    const slip = await refusal(create, { input: '[{"title":"Good"},{"title":"Slip","dependsOn":[]}]' });
    expect(slip.message).toContain("did you mean depends_on?");
    const lost = await refusal(create, { input: '[{"title":"Lost","files":["nowhere.csv"]}]' });
    expect(lost.message).toContain("nowhere.csv");
    expect((await refusal(create, { input: "[{" })).code).toBe("malformed_json");
    expect((await refusal(create, { input: "\uFEFF[]" })).message, "a byte-order mark is no text").toContain(
      "no task",
    );
    for (const args of [
      ["--name", "--goal", "G"],
      ["--goal", "G", "--name"],
    ]) {
      const bare = await refusal(["workspace", "create", ...args]);
      expect([bare.code, bare.message]).toEqual(["usage", expect.stringMatching(/^--name needs a value\./)]);
    }
    expect(await taskRows()).toEqual(before);
  });

  test("the fields a file may have are those the server knows, and files", () => {
    expect([...taskFields].sort()).toEqual([...Object.keys(NewTask.shape), "files"].sort());
  });
});

test("a registration token lets agents in, an invite waits for approval; agents are paused, resumed and revoked", async () => {
  const { token, expiresAt } = await answer(inWorkspace("registration-token", "--uses", "2", "--ttl", "10m"));
  const minutes = (Date.parse(expiresAt) - +instance.clock.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9);
  expect(minutes).toBeLessThan(11);
  expect((await join_({ name: "Tok" }, token)).status).toBe("verifying");

  const { code, url } = await answer(inWorkspace("invite", "--kind", "agent", "--ttl", "1h"));
  expect(url).toBe(`${instance.url}/join/${code}`);
  const joined = await join_({ name: "Inv", profile: { skills: [{ id: "reading" }] }, code });
  expect(joined.status).toBe("pending_approval");
  expect(await answer(inWorkspace("agent", "list", "--status", "pending_approval"))).toMatchObject([
    { id: joined.agent_id, name: "Inv", skills: ["reading"] },
  ]);
  expect(await answer(inWorkspace("agent", "approve", "--all"))).toEqual([
    { id: joined.agent_id, name: "Inv", status: "verifying" },
  ]);

  const bearer = (key: string) => ({ authorization: `Bearer ${key}`, "content-type": "application/json" });
  const claim = await fetch(joined.claim_url, {
    method: "POST",
    headers: bearer(joined.claim_token),
    body: "{}",
  });
  const { api_key } = await claim.json();
  const inbox = await fetch(`${instance.agentApi}/inbox?wait=5`, { headers: bearer(api_key) });
  const { nonce } = (await inbox.json()).envelopes[0].data;
  await fetch(`${instance.agentApi}/check-in`, {
    method: "POST",
    headers: bearer(api_key),
    body: JSON.stringify({ nonce }),
  });

  const status = (id: string) => expect.objectContaining({ id: joined.agent_id, status: id });
  expect(await answer(["agent", "pause", joined.agent_id])).toEqual(status("paused"));
  expect(await answer(["agent", "resume", "--agent", joined.agent_id])).toEqual(status("active"));
  expect(await answer(["agent", "revoke", "--id", joined.agent_id])).toEqual(status("revoked"));
  expect((await fetch(`${instance.agentApi}/me`, { headers: bearer(api_key) })).status).toBe(401);
});

test("the log comes as lines, from any number on, and --follow goes on with what is new", async () => {
  const { out } = await cli(inWorkspace("events"));
  const events = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  const { out: rest } = await cli(inWorkspace("events", "--since", String(events.length - 1)));
  expect(JSON.parse(rest).seq).toBe(events.length);

  const env = { ...process.env, DATA_DIR: instance.env.DATA_DIR };
  const words = [
    join(home, "bin/claw.mjs"),
    ...inWorkspace("events", "--follow", "--since", String(events.length)),
  ];
  const follower = spawn(process.execPath, words, { env });
  let told = "";
  follower.stdout.on("data", (chunk) => (told += String(chunk)));
  try {
    await answer(inWorkspace("task", "create", "--file", "-"), '[{"title":"While you watch"}]');
    await until("the new event", () => told.includes("While you watch"));
  } finally {
    follower.kill();
  }
});

test("a sign-in link signs in once", async () => {
  const { url } = await answer(["sign-in-link"]);
  const first = await fetch(url, { redirect: "manual" });
  expect(first.status).toBe(302);
  const verify = async () => fetch(`${instance.url}${first.headers.get("location")}`, { redirect: "manual" });
  expect((await verify()).headers.get("set-cookie")).toContain("session_token");
  expect((await verify()).headers.get("set-cookie") ?? "").not.toContain("session_token");
});

test("a run is made from a playbook or a plan, approved, held, resumed and aborted", async () => {
  const file = join(folder, "spring.csv");
  writeFileSync(file, "a\n1\n");
  const words = ["run", "create", "--playbook", "data-brief", "--set", "file=spring.csv", "--file", file];
  const made = await answer(inWorkspace(...words, "--attempts", "20", "--title", "Spring"));
  expect(made).toEqual({ id: expect.stringMatching(/^rn_/), status: "proposed" });
  expect(await answer(["run", "approve", made.id])).toEqual({ id: made.id, status: "running" });
  const shown = await answer(["run", "show", made.id]);
  expect(shown.card).toMatchObject({ title: "Spring", budget: { attempts: 20 }, counts: { total: 5 } });
  expect(shown.files.map(({ name }: { name: string }) => name)).toEqual(["spring.csv"]);
  expect(await answer(["run", "pause", made.id, "--reason", "lunch"])).toMatchObject({ status: "paused" });
  expect(await answer(["run", "resume", made.id])).toMatchObject({ status: "running" });
  expect(await answer(["run", "abort", made.id])).toMatchObject({ status: "aborted" });
  const again = await answer(inWorkspace("run", "create", "--plan", "-"), shown.planText);
  expect(again.status).toBe("proposed");
  const listed = await answer(inWorkspace("run", "list"));
  expect(listed.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    [again.id, "proposed"],
    [made.id, "aborted"],
  ]);
  expect(
    (await refusal(inWorkspace("run", "create", ...words.slice(2, 4), "--set", "file"))).message,
  ).toContain("name=value");
  expect((await refusal(["run", "show", "rn_none"])).code).toBe("not_found");
});

test("a refusal is JSON on standard error, and says what to do", async () => {
  expect((await refusal(["task"])).message).toContain("task create");
  expect((await refusal(["workspace", "create", "--name", "N"])).message).toContain("--goal is missing");
  expect((await refusal(inWorkspace("registration-token", "--ttl", "soon"))).message).toContain("1h");
  expect((await refusal(["task", "show", "tk_none"])).code).toBe("not_found");
  expect((await refusal(["task", "list", "--workspace", "ws_none"])).code).toBe("not_found");
  const nowhere = await refusal(["workspace", "list"], { dataDir: folder });
  expect(nowhere).toEqual({ code: "no_instance", message: expect.stringContaining("npm start") });
  const gone = join(folder, "gone");
  mkdirSync(gone);
  writeFileSync(
    join(gone, "instance.json"),
    JSON.stringify({ url: instance.url, operatorToken: "clo_x", pid: 2 ** 22 + 1 }),
  );
  expect((await refusal(["workspace", "list", "--data-dir", gone])).message).toContain("has ended");
});

test("every command tells of itself", async () => {
  const { out, code } = await cli(["--help"]);
  expect(code).toBe(0);
  const commands = [...out.matchAll(/^ {2}([a-z]+(?:[- ][a-z-]+)*) {2,}/gm)].map(([, words]) => words ?? "");
  expect(commands.length).toBeGreaterThan(15);
  for (const words of commands)
    expect((await cli([...words.split(" "), "--help"])).out).toContain(`claw -- ${words}`);
});

test("DATA_DIR of .env is where the instance is looked for", async () => {
  const root = join(folder, "checkout");
  for (const path of ["bin/claw.mjs", "bin/claw", "bin/lib"])
    cpSync(join(home, path), join(root, path), { recursive: true });
  writeFileSync(join(root, ".env"), "# ours\nDATA_DIR='elsewhere'\n");
  expect((await refusal(["workspace", "list"], { root, dataDir: "" })).message).toContain(
    join(root, "elsewhere"),
  );
});
