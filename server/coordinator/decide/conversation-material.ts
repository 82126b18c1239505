import type { Inquiry } from "#server/domain/decision.ts";
import { type ClawEvent, parseEvent } from "#server/domain/event.ts";
import { sentence } from "#server/domain/feed.ts";
import { may, rights } from "#server/domain/policy.ts";
import { skillsOfMessage } from "#server/domain/skills-of-message.ts";
import { noSpend } from "#server/domain/spend.ts";
import { isFinal, type Task } from "#server/domain/task.ts";
import type { State } from "#server/queue/state.ts";
import type { Block, Ground, Material } from "../decision-maker.ts";
import type { Due } from "../due-decisions.ts";
import { tellAgents } from "./tell-agents.ts";

const mostMessages = 30;
const mostTasks = 80;
const mostEvents = 40;

/** What a conversation rests on: the messages asked about, the thread before them, and the state of the work with its last events. */
export async function conversationMaterial(ground: Ground, dues: readonly Due[]): Promise<Material | null> {
  const { services, workspaceId, state } = ground;
  const inquiries = dues.flatMap(({ subjectId }) => state.maps.inquiry.get(subjectId) ?? []);
  const [first] = inquiries;
  if (!first) return null;
  const blocks: Block[] = [];
  const fence = (origin: string, name: string, text: string): string => {
    const id = `m${blocks.length + 1}`;
    blocks.push({ id, origin, name, text });
    return id;
  };
  const before = await services.prisma.message.findMany({
    where: { threadId: first.threadId },
    orderBy: { id: "desc" },
    take: mostMessages,
  });
  const heard = heardBy(state, first);
  const nameOf = (id: string): string => state.maps.member.get(id)?.name ?? "someone who left";
  const asked = inquiries.map((one) => ({
    message_id: one.id,
    author: one.authorName,
    role: one.role,
    may: Object.keys(rights).filter((right) => may(one.role, right as keyof typeof rights)),
    body: fence(`${one.authorName} (${one.role})`, "message", one.body),
    mentions_you: one.mentioned,
    skills_called: skillsOfMessage(one.body, state.maps.agent.values()),
    at: one.at.toISOString(),
  }));
  const thread = before
    .toReversed()
    .filter((row) => !inquiries.some((one) => one.id === row.id) && heard(row.authorId))
    .map((row) => ({
      author: nameOf(row.authorId),
      body: fence(nameOf(row.authorId), "earlier message", row.body.slice(0, 2_000)),
      at: row.at.toISOString(),
    }));
  const events = await services.log.readSince(
    workspaceId,
    Math.max(0, state.workspace.seq - mostEvents),
    mostEvents,
  );
  return {
    facts: {
      workspace: { name: state.workspace.name, goal: state.workspace.goal, rules: state.workspace.rules },
      asked,
      thread,
      ...tellWork(state),
      agents: tellAgents(state),
      events: tellEvents(state, events),
      now: services.now().toISOString(),
    },
    blocks,
  };
}

/**
 * Whose earlier words an answer may rest on. An order is carried out with the rights of who asks, so what those wrote
 * who have no such rights (agents, viewers, who left) is not read with it: it could be an order in their stead.
 */
function heardBy(state: State, { authorId }: Inquiry): (memberId: string) => boolean {
  const creates = (id: string): boolean => {
    const member = state.maps.member.get(id);
    return member?.kind === "human" && member.removedAt === null && may(member.role, "task.create");
  };
  const asks = creates(authorId);
  return (id) => !asks || creates(id) || state.maps.member.get(id)?.kind === "coordinator";
}

function tellWork(state: State): { runs: object[]; tasks: object[]; tasks_left_out: number } {
  const runs = [...state.maps.run.values()].map((run) => ({
    id: run.id,
    title: run.title,
    status: run.status,
    done: run.counts.completed,
    total: run.counts.total,
    failed: run.counts.failed,
    hold: run.hold?.words ?? null,
    spent_usd: { ...noSpend, ...run.spend }.usd,
    budget_usd: run.budget.usd,
  }));
  const order = (task: Task): number => (isFinal(task.status) ? 1 : 0);
  const tasks = [...state.maps.task.values()].sort(
    (a, b) => order(a) - order(b) || +b.updatedAt - +a.updatedAt,
  );
  return {
    runs,
    tasks: tasks.slice(0, mostTasks).map((task) => {
      const attempt = task.attemptId ? state.maps.attempt.get(task.attemptId) : undefined;
      return {
        id: task.id,
        title: task.title.slice(0, 120),
        status: task.status,
        run: task.runId,
        agent: attempt ? (state.maps.agent.get(attempt.agentId)?.name ?? null) : null,
        percent: attempt?.percent ?? null,
        since: task.updatedAt.toISOString(),
        question: task.question ? "an agent waits for an answer" : null,
        gap: task.gap?.reason ?? null,
        failure: task.failure?.code ?? null,
        files: task.artifacts.map(({ name }) => name).slice(0, 10),
      };
    }),
    tasks_left_out: Math.max(0, tasks.length - mostTasks),
  };
}

function tellEvents(state: State, events: readonly ClawEvent[]): object[] {
  const names = {
    agent: (id: string) => state.maps.agent.get(id)?.name ?? "an agent",
    member: (id: string) => state.maps.member.get(id)?.name ?? "someone",
    task: (id: string) => state.maps.task.get(id)?.title ?? null,
    run: (id: string) => state.maps.run.get(id)?.title ?? null,
  };
  return events.flatMap((event) => {
    // What was said is in the thread, fenced; it must not come in again as a fact.
    if (event.type === "message.posted") return [];
    const text = sentence(parseEvent(event), names);
    return text ? { seq: event.seq, at: event.at, text: text.slice(0, 200) } : [];
  });
}
