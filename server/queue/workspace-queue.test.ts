import { hostname } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimTask } from "#server/agents/claim-task.ts";
import { seeAgent } from "#server/agents/see-agent.ts";
import { applyEvents, emptyBoard } from "#server/domain/board.ts";
import { AppError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Services } from "#server/open-services.ts";
import { cancelTask } from "#server/tasks/cancel-task.ts";
import { createTasks } from "#server/tasks/create-tasks.ts";
import { editTask } from "#server/tasks/edit-task.ts";
import { readBoard } from "#server/workspaces/queries.ts";
import { admitAgent } from "../testing/admit-agent.ts";
import { openTestServices, type TestServices } from "../testing/test-services.ts";
import { until } from "../testing/until.ts";
import type { Work } from "./work.ts";

let tested: TestServices;
let services: Services;
beforeAll(async () => {
  tested = await openTestServices();
  services = tested.services;
});
afterAll(() => tested.stop());

const asker = { actor: { kind: "system", id: "test" } as const, requestId: "test" };
const write = <O>(workspaceId: string, verb: (work: Work) => O, by = services): Promise<O> =>
  by.queues.write(workspaceId, verb, null, asker);
const create =
  (...titles: string[]) =>
  (work: Work) =>
    createTasks(work, {
      createdById: "mb_test" as MemberId,
      tasks: titles.map((title) => NewTask.parse({ title, review: "none" })),
    });
const titles = async (workspaceId: string) =>
  (await services.prisma.task.findMany({ where: { workspaceId }, orderBy: { id: "asc" } })).map(
    (task) => task.title,
  );
const seqs = async (workspaceId: string) =>
  (await services.prisma.event.findMany({ where: { workspaceId }, orderBy: { at: "asc" } }))
    .map((event) => event.seq)
    .sort((a, b) => a - b);
const gapless = (numbers: number[]) => expect(numbers).toEqual(numbers.map((_, i) => i + 1));
const codeOf = (result: PromiseSettledResult<unknown>) =>
  result.status === "rejected"
    ? result.reason instanceof AppError
      ? result.reason.code
      : String(result.reason)
    : "done";

test("two hundred writers at once: every one is answered, and the log has no gap and the order of the answers", async () => {
  const id = await tested.workspace();
  const seen: string[] = [];
  const unwatch = services.log.watch((workspaceId, seq) => workspaceId === id && seen.push(String(seq)));
  await Promise.all(Array.from({ length: 200 }, (_, i) => write(id, create(`T${i}`))));
  unwatch();
  expect(await titles(id)).toHaveLength(200);
  gapless(await seqs(id));
  expect(seen.map(Number)).toEqual(seen.map(Number).toSorted((a, b) => a - b));
  // What arrives together is committed together: far fewer commits than writers.
  expect(seen.length).toBeLessThan(50);
});

test("two agents that claim one task at the same moment: one holds it, the other is told so", async () => {
  const id = await tested.workspace();
  const agents = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      write(id, (work) => admitAgent(work, { name: `A${i}`, skills: [], places: 10 })),
    ),
  );
  for (let round = 0; round < 5; round++) {
    const [task] = await write(id, create(`Round ${round}`));
    const claims = await Promise.allSettled(
      agents.map(({ agentId }) => write(id, (work) => claimTask(work, { agentId, taskId: task?.id ?? "" }))),
    );
    expect(claims.map(codeOf).sort()).toEqual(["done", ...Array.from({ length: 9 }, () => "task_taken")]);
    const open = await services.prisma.attempt.count({ where: { taskId: task?.id ?? "", endedAt: null } });
    expect(open).toBe(1);
  }
});

test("a refused command leaves no trace and sinks none of its neighbours", async () => {
  const id = await tested.workspace();
  const halfway = (work: Work): never => {
    create("never")(work);
    throw new AppError("conflict", "changed my mind");
  };
  const broken = (work: Work): never => {
    create("never either")(work);
    throw new TypeError("a bug in a verb");
  };
  const results = await Promise.allSettled([
    write(id, create("a")),
    write(id, halfway),
    write(id, create("b")),
    write(id, broken),
    write(id, create("c")),
  ]);
  expect(results.map(codeOf)).toEqual(["done", "conflict", "done", "TypeError: a bug in a verb", "done"]);
  expect(await titles(id)).toEqual(["a", "b", "c"]);
  gapless(await seqs(id));
  const board = await readBoard(services.prisma, id);
  expect(
    Object.keys(applyEvents(emptyBoard, await services.log.readSince(id, 0, 1_000)).tasks).sort(),
  ).toEqual(Object.keys(board.tasks).sort());
});

test("what the database cannot store fails alone: its neighbours are kept, nothing of it is", async () => {
  const id = await tested.workspace();
  const results = await Promise.allSettled([
    write(id, create("before")),
    write(id, create("NUL \u0000 in it")),
    write(id, create("after")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await titles(id)).toEqual(["before", "after"]);
  gapless(await seqs(id));
  await write(id, create("later"));
  expect(await titles(id)).toEqual(["before", "after", "later"]);
});

test("an owner that was taken over from writes nothing: its commands are refused to a retry, and the log has no gap", async () => {
  const id = await tested.workspace();
  await write(id, create("first owner"));
  const other = tested.another();
  await write(id, create("second owner"), other);
  const [fenced] = await Promise.allSettled([write(id, create("fenced off"))]);
  expect(fenced && codeOf(fenced)).toBe("unavailable");
  expect(await titles(id)).toEqual(["first owner", "second owner"]);
  await write(id, create("taken back"));
  expect(await titles(id)).toEqual(["first owner", "second owner", "taken back"]);
  gapless(await seqs(id));
});

test("two processes that write one workspace in turn and at once never lose or double a command", async () => {
  const id = await tested.workspace();
  const other = tested.another();
  const stubborn = async (by: Services, title: string): Promise<void> => {
    for (;;) {
      const [result] = await Promise.allSettled([write(id, create(title), by)]);
      if (!result || codeOf(result) === "done") return;
      expect(codeOf(result)).toBe("unavailable");
    }
  };
  await Promise.all(Array.from({ length: 30 }, (_, i) => stubborn(i % 2 ? services : other, `T${i}`)));
  expect((await titles(id)).sort()).toEqual(Array.from({ length: 30 }, (_, i) => `T${i}`).sort());
  gapless(await seqs(id));
});

test("while another living process is the owner, commands are refused as unavailable; when its lease is over they are not", async () => {
  const id = await tested.workspace();
  const owner = "elsewhere 1 abcdef";
  await services.db.query(
    `update workspace set "queueOwner"=$2, "queueUntil"=now() + interval '3 seconds', "queueEpoch"="queueEpoch"+1 where id=$1`,
    [id, owner],
  );
  const [refused] = await Promise.allSettled([write(id, create("too early"))]);
  expect(refused && codeOf(refused)).toBe("unavailable");
  await until(
    "the lease is over",
    async () =>
      codeOf((await Promise.allSettled([write(id, create("taken"))]))[0] as PromiseSettledResult<unknown>) ===
      "done",
  );
  expect(await titles(id)).toEqual(["taken"]);
});

test("a dead process of this machine holds nothing up", async () => {
  const id = await tested.workspace();
  await services.db.query(
    `update workspace set "queueOwner"=$2, "queueUntil"=now() + interval '1 hour', "queueEpoch"="queueEpoch"+1 where id=$1`,
    [id, `${hostname()} 4194304 gone`],
  );
  const [fenced, taken] = [await Promise.allSettled([write(id, create("x"))]), await write(id, create("y"))];
  expect(fenced).toHaveLength(1);
  expect(taken).toHaveLength(1);
  expect(await titles(id)).toContain("y");
});

test("a command on a workspace that does not exist is not found", async () => {
  await expect(write("ws_none", create("x"))).rejects.toMatchObject({ code: "not_found" });
});

test("rows are looked up by index from the first one on: a plan made for a small table must not read a large one whole", async () => {
  const { rows } = await services.db.query<{ "QUERY PLAN": string }>(
    `explain update task t set rank=r.rank from jsonb_populate_recordset(null::task, '[]') r where t.id=r.id`,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Index Scan using task_pkey");
  expect(plan).not.toContain("Seq Scan");
});

test("a sign of life is written with the next change of its row, or by any change some seconds later", async () => {
  const id = await tested.workspace();
  const admitted = () => write(id, (work) => admitAgent(work, { name: "A", skills: [], places: 1 }));
  const [still, edited] = [(await admitted()).agentId, (await admitted()).agentId];
  const seenAt = async (agentId: string) =>
    +((await services.prisma.agent.findUniqueOrThrow({ where: { id: agentId } })).lastSeenAt ?? 0);
  const before = await seenAt(still);
  tested.clock.advance(100);
  await write(id, (work) => [still, edited].map((agentId) => seeAgent(work, agentId)));
  await write(id, (work) => work.put("agent", { ...work.get("agent", edited), stalls: [1] }));
  expect(await seenAt(edited)).toBeGreaterThan(before + 99_000);
  expect(await seenAt(still)).toBe(before);
  tested.clock.advance(11);
  await write(id, create("any change"));
  const written = await seenAt(still);
  expect(written).toBeGreaterThan(before + 99_000);
  expect(written).toBeLessThan(before + 111_000);
});

test("rows that went out of memory come back when they are asked for, as they were", async () => {
  const id = await tested.workspace();
  const many = Array.from({ length: 3_300 }, (_, i) => `T${i}`);
  const made = await write(id, create(...many));
  const taskIds = made.map((one) => one.id);
  await Promise.all(
    taskIds.map((taskId) => write(id, (work) => cancelTask(work, { taskId, reason: "enough" }))),
  );
  await write(id, create("one more"));
  const { state } = services.queues.of(id);
  expect(state?.maps.task.size).toBeLessThanOrEqual(3_000);
  const gone = taskIds.find((taskId) => !state?.maps.task.has(taskId)) ?? "";
  expect(gone).not.toBe("");
  await expect(
    write(id, (work) => editTask(work, { taskId: gone, title: "again", by: "Owner" })),
  ).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(
    write(id, (work) => editTask(work, { taskId: "tk_none", title: "again", by: "Owner" })),
  ).rejects.toMatchObject({ code: "not_found" });
  const board = await readBoard(services.prisma, id);
  const { feed: _, ...folded } = applyEvents(emptyBoard, await services.log.readSince(id, 0, 100_000));
  const { feed: __, ...shown } = board;
  expect(folded).toEqual(shown);
  expect(board.counts.canceled).toBe(3_300);
});
