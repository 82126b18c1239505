import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyEvents, type Board, emptyBoard } from "#server/domain/board.ts";
import { AppError } from "#server/domain/errors.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import { canonicalJson, readEvent } from "#server/domain/event.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { readBoard } from "#server/workspaces/queries.ts";
import type { Known, Step } from "../testing/history-step.ts";
import { verbs } from "../testing/random-history.ts";
import { runVerbs } from "../testing/random-runs.ts";
import { openTestServices, type TestServices } from "../testing/test-services.ts";

let tested: TestServices;
beforeAll(async () => {
  tested = await openTestServices();
});
afterAll(() => tested.stop());

const asker = { actor: { kind: "coordinator", id: "rules" } as const, requestId: "history" };
const withoutFeed = ({ feed: _, ...board }: Board) => board;
const foldOf = (events: readonly ClawEvent[]): Board => applyEvents(emptyBoard, events);

/** The log as the database has it, not as this process remembers it. */
async function logOf(workspaceId: string): Promise<ClawEvent[]> {
  const rows = await tested.services.prisma.event.findMany({
    where: { workspaceId },
    orderBy: { seq: "asc" },
  });
  return rows.map(readEvent);
}

/** Keeps what a step made, as later steps choose from it. */
function learn(known: Known, events: readonly ClawEvent[]): void {
  for (const { type, taskId, agentId, runId, data } of events) {
    if (type === "run.created" && runId) known.runs.push(runId);
    if (type === "task.created" && taskId) known.tasks.push(taskId);
    if (type === "agent.joined" && agentId) known.agents.push(agentId);
    if (type === "task.assigned" && agentId && "attemptId" in data)
      known.attempts.push({ id: data.attemptId, agentId });
    if ("lateId" in data) known.late.push(data.lateId);
  }
}

/** Tasks whose status and holders do not fit together, and open attempts that are not their task's current one. */
async function misheld(workspaceId: string): Promise<object[]> {
  const { rows } = await tested.services.db.query<object>(
    `select t.id, t.status, count(a.id)::int as holders, bool_and(a.id = t."attemptId" and a.number = t."attemptNumber") as current
     from task t left join attempt a on a."taskId" = t.id and a."endedAt" is null where t."workspaceId" = $1 group by t.id
     having case when t.status in ('assigned','working','input-required') then count(a.id) <> 1
                 when t.status = 'in-review' then count(a.id) > 1 else count(a.id) > 0 end
         or not coalesce(bool_and(a.id = t."attemptId" and a.number = t."attemptNumber"), true)`,
    [workspaceId],
  );
  return rows;
}

/** Tasks that are otherwise in the owner's memory than in the database. */
async function forgotten(workspaceId: string): Promise<string[]> {
  const { state } = tested.services.queues.of(workspaceId);
  const stored = await tested.services.prisma.task.findMany({ where: { workspaceId } });
  const wrong: string[] = [];
  for (const row of stored) {
    const held = state?.maps.task.get(row.id);
    if (held && canonicalJson(held) !== canonicalJson(row)) wrong.push(row.id);
  }
  return wrong;
}

/** Runs whose counts, dispatches or plan do not agree with their tasks and attempts, and those otherwise in memory. */
async function misjudgedRuns(workspaceId: string): Promise<object[]> {
  const { rows } = await tested.services.db.query<object>(
    `select r.id, r.status, r.counts, r.spend, t.*, a.n as attempts
     from run r,
     lateral (select count(*)::int as total, count(*) filter (where status='completed')::int as completed,
       count(*) filter (where status='failed')::int as failed, count(*) filter (where status='canceled')::int as canceled,
       count(*) filter (where status not in ('completed','failed','canceled'))::int as open
       from task where "runId" = r.id and "reviewOf" is null) t,
     lateral (select count(*)::int as n from attempt where "taskId" in (select id from task where "runId" = r.id)) a,
     lateral (select count(*)::int as doubled from
       (select key from task where "runId" = r.id and "reviewOf" is null and "parentId" is null and status <> 'canceled' group by key having count(*) > 1) k) d
     where r."workspaceId" = $1 and (
       (r.counts->>'total')::int <> t.total or (r.counts->>'completed')::int <> t.completed
       or (r.counts->>'failed')::int <> t.failed or (r.counts->>'canceled')::int <> t.canceled
       or (r.spend->>'attempts')::int <> a.n or d.doubled > 0
       or (r.status = 'aborted' and t.open > 0) or ((r.plan is null) <> (t.total = 0)))`,
    [workspaceId],
  );
  const { state } = tested.services.queues.of(workspaceId);
  const stored = await tested.services.prisma.run.findMany({ where: { workspaceId } });
  const otherwise = stored.filter((row) => {
    const held = state?.maps.run.get(row.id);
    return held && canonicalJson(held) !== canonicalJson(row);
  });
  return [...rows, ...otherwise];
}

type Batch = { steps: Step[]; pass: number; forget: boolean };

/** Runs a history, what stands in one batch arriving at once; refusals are fine, errors are not. */
async function run(workspaceId: string, history: readonly Batch[]): Promise<void> {
  const { queues, log, prisma } = tested.services;
  const owner = await prisma.member.findFirstOrThrow({ where: { workspaceId, kind: "human" } });
  const known: Known = {
    tasks: [],
    attempts: [],
    agents: [],
    late: [],
    runs: [],
    owner: owner.id as MemberId,
  };
  let seq = 0;
  for (const { steps, pass, forget } of history) {
    tested.clock.advance(pass);
    if (forget) queues.of(workspaceId).forget();
    const writes = steps.map(async (step) => {
      const verb = verbs[step.verb % verbs.length];
      try {
        await queues.write(workspaceId, (work) => verb?.(work, step, known), null, asker);
      } catch (error) {
        if (!(error instanceof AppError) || error.status >= 500) throw error;
      }
    });
    await Promise.all(writes);
    const fresh = await log.readSince(workspaceId, seq, 10_000);
    seq = fresh.at(-1)?.seq ?? seq;
    learn(known, fresh);
  }
}

const step = fc.record({ verb: fc.nat(verbs.length - 1), a: fc.nat(30), b: fc.nat(30) });
const firstOfRuns = verbs.findIndex((verb) => runVerbs.includes(verb));
/** Weights the beginning with tasks and agents, so that there is something to be done. */
const opening: Batch = {
  steps: [0, 1, 1, 2, 2, 3, firstOfRuns].map((verb, i) => ({ verb, a: i, b: i })),
  pass: 0,
  forget: false,
};
const batch = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  pass: fc.oneof({ weight: 4, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(5_000) }),
  forget: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});
const seed = Date.now() % 2_147_483_647;

test("folding the log of any history from nothing gives the board the database has, and no task has two holders", async () => {
  console.log(`fold-history.test.ts: seed ${seed}`);
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 5, maxLength: 20 }), async (history) => {
      const workspaceId = await tested.workspace();
      await run(workspaceId, [opening, ...history]);
      const events = await logOf(workspaceId);
      for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
      const board = await readBoard(tested.services.prisma, workspaceId);
      expect(withoutFeed(foldOf(events))).toEqual(withoutFeed(board));
      expect(await misheld(workspaceId)).toEqual([]);
      expect(await forgotten(workspaceId)).toEqual([]);
      expect(await misjudgedRuns(workspaceId)).toEqual([]);
    }),
    {
      numRuns: 200,
      seed,
      endOnFailure: false,
    },
  );
  // Histories that do nothing would prove nothing; the kinds named come dozens of times in any two hundred of them.
  const usual = [
    "task.completed",
    "task.released",
    "task.asked",
    "late_result.kept",
    "coordinator.took_over",
    "task.unmatched",
    "artifact.added",
    "run.approved",
    "run.paused",
    "run.resumed",
    "run.consolidating",
    "run.failed",
    "run.aborted",
  ];
  expect(usual.filter((type) => !seen.has(type))).toEqual([]);
}, 600_000);

test("folding in pieces, with pieces repeated, gives the same as folding at once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 5, maxLength: 10 }),
      fc.nat(10),
      async (history, overlap) => {
        const workspaceId = await tested.workspace();
        await run(workspaceId, [opening, ...history]);
        const events = await logOf(workspaceId);
        let board = emptyBoard;
        for (let at = 0; at < events.length; at += 7)
          board = applyEvents(board, events.slice(Math.max(0, at - overlap), at + 7));
        expect(board).toEqual(foldOf(events));
      },
    ),
    { numRuns: 20, seed },
  );
}, 120_000);

test("a board with more settled tasks than it shows keeps the newest, whichever way it was made", async () => {
  const workspaceId = await tested.workspace();
  const finish = Array.from({ length: 130 }, (_, i) => ({ verb: i % 2 ? 22 : 26, a: i, b: 0 }));
  const make = Array.from({ length: 130 }, (_, i) => ({ verb: 1, a: i, b: 1 }));
  await run(workspaceId, [
    { steps: make, pass: 1, forget: false },
    { steps: finish, pass: 1, forget: true },
  ]);
  const board = await readBoard(tested.services.prisma, workspaceId);
  expect(board.counts.canceled).toBeGreaterThan(50);
  expect(withoutFeed(foldOf(await logOf(workspaceId)))).toEqual(withoutFeed(board));
});
