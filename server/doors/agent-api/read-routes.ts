import { z } from "zod";
import { AgentProfile } from "#server/domain/agent.ts";
import { AppError } from "#server/domain/errors.ts";
import { PostMessage } from "#server/domain/report.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { claimTask } from "../../agents/claim-task.ts";
import { editAgent } from "../../agents/edit-agent.ts";
import { proposeTasks } from "../../agents/propose-tasks.ts";
import { readContext } from "../../agents/read-context.ts";
import { answerAttempt } from "../../attempts/answer-attempt.ts";
import { postMessage } from "../../threads/post-message.ts";
import { sendBlob } from "../send-blob.ts";
import { type Answer, bare, type Call, route } from "./route.ts";

const json = (body: unknown, status = 200): Answer => ({ status, body });
const me = (call: Call<unknown>) =>
  call.services.prisma.agent.findUniqueOrThrow({ where: { id: call.agent.id } });
function found<T>(row: T | null, what: string): T {
  if (row === null) throw new AppError("not_found", `There is no such ${what} in your workspace.`);
  return row;
}
/** The row that the path names, when it lies in the agent's own workspace; else it is not found. */
async function ownRow<T>(
  call: Call<unknown>,
  what: "thread" | "artifact" | "file",
  find: (where: { id: string; workspaceId: string }) => PromiseLike<T | null>,
): Promise<T> {
  return found(
    await find({ id: call.params[`${what}_id`] ?? "", workspaceId: call.agent.workspaceId }),
    what,
  );
}
const threadOf = (call: Call<unknown>) =>
  ownRow(call, "thread", (where) => call.services.prisma.thread.findUnique({ where }));

/** What else an agent may read and do (agent protocol, end of section 3). */
export const readRoutes = [
  bare({
    method: "GET",
    path: "/me",
    summary: "Who you are here",
    auth: "key",
    answers: { 200: "{agent: {id, name, status, profile, clocks}, workspace: {id, name, goal, rules}}" },
    handle: async (call) => {
      const { id, name, status, profile, clocks } = await me(call);
      const workspace = await call.services.prisma.workspace.findUniqueOrThrow({
        where: { id: call.agent.workspaceId },
      });
      const { id: workspaceId, name: workspaceName, goal, rules } = workspace;
      return json({
        agent: { id, name, status, profile, clocks },
        workspace: { id: workspaceId, name: workspaceName, goal, rules },
      });
    },
  }),
  route({
    method: "PUT",
    path: "/me/profile",
    summary: "Replace your profile",
    auth: "key",
    body: AgentProfile,
    answers: { 200: "{agent: {id, profile}}" },
    handle: async (call) => {
      const edit = (work: Work): object => {
        const { id, profile } = editAgent(work, { agentId: call.agent.id, profile: call.body });
        return { agent: { id, profile } };
      };
      return json(await call.write(edit, null));
    },
  }),
  bare({
    method: "GET",
    path: "/tasks/{task_id}/context",
    summary:
      "Everything to know before working: goal, rules, memory, upstream artifacts, thread, earlier attempts, the whole a part is of",
    auth: "key",
    answers: {
      200: "{workspace, task, upstream: [], attempts: [], thread: [], review_of, parent, run}",
      404: "not_found",
    },
    handle: async (call) =>
      json(found(await readContext(call.services, call.agent, call.params.task_id ?? ""), "task")),
  }),
  bare({
    method: "GET",
    path: "/tasks",
    summary: "Open tasks (?open=true: those that are ready)",
    auth: "key",
    answers: { 200: "{tasks: [{id, title, status, skills, tools, priority}]}" },
    handle: async (call) => {
      const status = call.query.get("open") === "true" ? "ready" : { notIn: ["completed", "canceled"] };
      const select = { id: true, title: true, status: true, skills: true, tools: true, priority: true };
      const tasks = await call.services.prisma.task.findMany({
        where: { workspaceId: call.agent.workspaceId, status },
        select,
        take: 200,
        orderBy: { id: "asc" },
      });
      return json({ tasks });
    },
  }),
  route({
    method: "POST",
    path: "/tasks/{task_id}/claim",
    summary: "Claim a ready task that fits you",
    auth: "key",
    body: z.object({}),
    answers: { 200: "{attempt, lease_expires_at}", 409: "task_taken" },
    handle: async (call) => {
      const input = { agentId: call.agent.id, taskId: call.params.task_id ?? "" };
      return json(await call.write((work) => answerAttempt(claimTask(work, input)), input));
    },
  }),
  route({
    method: "POST",
    path: "/tasks",
    summary: "Propose a task; the workspace's policy decides",
    auth: "key",
    body: NewTask,
    answers: { 201: "{task: {id, status}}", 403: "forbidden" },
    handle: async (call) =>
      json({ task: await call.write(proposeTasks, { agentId: call.agent.id, task: call.body }) }, 201),
  }),
  bare({
    method: "GET",
    path: "/threads/{thread_id}/messages",
    summary: "What was said in a thread, oldest first",
    auth: "key",
    answers: { 200: "{messages: [{id, author, body, at}]}" },
    handle: async (call) => {
      const thread = await threadOf(call);
      const rows = await call.services.prisma.message.findMany({
        where: { threadId: thread.id },
        orderBy: { id: "desc" },
        take: 200,
      });
      return json({
        messages: rows.reverse().map(({ id, authorId, body, at }) => ({ id, author: authorId, body, at })),
      });
    },
  }),
  route({
    method: "POST",
    path: "/threads/{thread_id}/messages",
    summary: "Say something in a thread; @name tells an agent",
    auth: "key",
    body: PostMessage,
    answers: { 201: "{message: {id, thread_id, author, body, at}}" },
    handle: async (call) => {
      const thread = await threadOf(call);
      const { memberId, name } = await me(call);
      const said = {
        threadId: thread.id,
        taskId: thread.taskId,
        authorId: memberId,
        authorName: name,
        body: call.body.body,
      };
      return json(await call.write(postMessage, said), 201);
    },
  }),
  bare({
    method: "GET",
    path: "/members",
    summary: "Who is in the workspace",
    auth: "key",
    answers: { 200: "{members: [{id, kind, name, role, agent_id}]}" },
    handle: async (call) => {
      const rows = await call.services.prisma.member.findMany({
        where: { workspaceId: call.agent.workspaceId, removedAt: null },
      });
      return json({
        members: rows.map(({ id, kind, name, role, agentId }) => ({
          id,
          kind,
          name,
          role,
          agent_id: agentId,
        })),
      });
    },
  }),
  bare({
    method: "GET",
    path: "/artifacts/{artifact_id}/content",
    summary: "The content of an artifact",
    auth: "key",
    answers: { 200: "the file", 404: "not_found" },
    handle: async (call) => {
      const row = await ownRow(call, "artifact", (where) =>
        call.services.prisma.artifact.findUnique({ where }),
      );
      if (row.url) return { status: 302, body: {}, headers: { location: row.url } };
      await sendBlob(call.services.blobs, call.res, row);
      return null;
    },
  }),
  bare({
    method: "GET",
    path: "/files/{file_id}/content",
    summary: "The content of an attachment",
    auth: "key",
    answers: { 200: "the file", 404: "not_found" },
    handle: async (call) => {
      const row = await ownRow(call, "file", (where) => call.services.prisma.file.findUnique({ where }));
      await sendBlob(call.services.blobs, call.res, row);
      return null;
    },
  }),
];
