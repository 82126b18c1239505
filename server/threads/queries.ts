import { readEvent } from "#server/domain/event.ts";
import { sentence } from "#server/domain/feed.ts";
import type { MemberKind } from "#server/domain/member.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import type { Db, Prisma } from "#server/platform/db.ts";

/** So many messages come at once. */
const messagesAtOnce = 100;

/** What an answer rests on: a task, a run, an agent, or an event in words. `id` is as the answer names it. */
type MessageLink = {
  id: string;
  kind: "task" | "run" | "agent" | "event";
  title: string;
  /** The task an event is about. */
  taskId: string | null;
};

/** What was said in a thread: the newest hundred before `before`, oldest first, with who said it, what it rests on, and whether the coordinator still has to answer. */
export async function listMessages(
  prisma: Prisma,
  workspaceId: string,
  threadId: string,
  before: string | null,
) {
  const rows = await prisma.message.findMany({
    where: { threadId, workspaceId, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: "desc" },
    take: messagesAtOnce,
  });
  rows.reverse();
  const authors = await prisma.member.findMany({ where: { id: { in: rows.map((row) => row.authorId) } } });
  const byId = new Map(authors.map((author) => [author.id, author]));
  const open = await prisma.inquiry.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, status: "open" },
    select: { id: true },
  });
  const asked = new Set(open.map(({ id }) => id));
  const links = await linksOf(
    prisma,
    workspaceId,
    rows.flatMap((row) => row.links),
  );
  return rows.map((row) => {
    const author = byId.get(row.authorId);
    return {
      id: row.id,
      authorId: row.authorId,
      authorName: author?.name ?? "someone who left",
      authorKind: (author?.kind ?? "human") as MemberKind,
      agentId: author?.agentId ?? null,
      body: row.body,
      at: row.at,
      links: [...new Set(row.links)].flatMap((id) => links.get(id) ?? []),
      decisionId: row.decisionId,
      /** The coordinator has still to answer it. */
      asked: asked.has(row.id),
    };
  });
}

/** Threads of tasks in which something was said, with the last word, newest first. */
export async function listTaskThreads(db: Db, workspaceId: string) {
  const { rows } = await db.query<{
    threadId: string;
    taskId: string;
    title: string;
    status: TaskStatus;
    author: string | null;
    body: string;
    at: Date;
  }>(
    `select h.id as "threadId", t.id as "taskId", t.title, t.status, a.name as author, m.body, m.at
     from thread h
     join lateral (
       select "authorId", left(body, 200) as body, at from message where "threadId" = h.id order by at desc limit 1
     ) m on true
     join task t on t.id = h."taskId"
     left join member a on a.id = m."authorId"
     where h."workspaceId" = $1
     order by m.at desc limit 50`,
    [workspaceId],
  );
  return rows;
}

/** The things links name, as far as they are in this workspace. */
async function linksOf(
  prisma: Prisma,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, MessageLink>> {
  const links = new Map<string, MessageLink>();
  if (ids.length === 0) return links;
  const select = { id: true, title: true } as const;
  const where = { workspaceId, id: { in: [...ids] } };
  for (const { id, title } of await prisma.task.findMany({ where, select }))
    links.set(id, { id, kind: "task", title, taskId: null });
  for (const { id, title } of await prisma.run.findMany({ where, select }))
    links.set(id, { id, kind: "run", title, taskId: null });
  for (const { id, name } of await prisma.agent.findMany({ where, select: { id: true, name: true } }))
    links.set(id, { id, kind: "agent", title: name, taskId: null });
  const seqs = ids.filter((id) => /^#\d{1,9}$/.test(id)).map((id) => Number(id.slice(1)));
  if (seqs.length > 0)
    for (const event of await eventsInWords(prisma, workspaceId, seqs)) links.set(event.id, event);
  return links;
}

async function eventsInWords(prisma: Prisma, workspaceId: string, seqs: number[]): Promise<MessageLink[]> {
  const events = await prisma.event.findMany({ where: { workspaceId, seq: { in: seqs } } });
  const agents = await prisma.agent.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  const members = await prisma.member.findMany({ where: { workspaceId }, select: { id: true, name: true } });
  const taskIds = events.flatMap(({ taskId }) => taskId ?? []);
  const runIds = events.flatMap(({ runId }) => runId ?? []);
  const select = { id: true, title: true } as const;
  const titles = new Map(
    [
      ...(await prisma.task.findMany({ where: { id: { in: taskIds } }, select })),
      ...(await prisma.run.findMany({ where: { id: { in: runIds } }, select })),
    ].map(({ id, title }) => [id, title]),
  );
  const names = {
    agent: (id: string) => agents.find((agent) => agent.id === id)?.name ?? "an agent",
    member: (id: string) => members.find((member) => member.id === id)?.name ?? "someone",
    task: (id: string) => titles.get(id) ?? null,
    run: (id: string) => titles.get(id) ?? null,
  };
  return events.map((row) => {
    const event = readEvent(row);
    const title = sentence(event, names) ?? event.type;
    return { id: `#${event.seq}`, kind: "event", title, taskId: event.taskId };
  });
}
