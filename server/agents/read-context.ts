import type { Services } from "#server/open-services.ts";
import { readAttempts } from "./read-attempts.ts";

type Asker = { id: string; workspaceId: string };

/** What an agent must know before it works on a task of its workspace; null when there is no such task. */
export async function readContext(
  { prisma, env }: Services,
  asker: Asker,
  taskId: string,
): Promise<object | null> {
  const { workspaceId } = asker;
  const task = await prisma.task.findUnique({ where: { id: taskId, workspaceId } });
  if (!task) return null;
  const base = `${env.BASE_URL}/api/agent/v1`;
  const artifactsOf = async (id: string) =>
    (
      await prisma.artifact.findMany({
        where: { taskId: id, late: false },
        orderBy: { at: "asc" },
        take: 500,
      })
    ).map((row) => ({
      id: row.id,
      name: row.name,
      version: row.version,
      media_type: row.mediaType,
      bytes: row.bytes,
      sha256: row.sha256,
      url: `${base}/artifacts/${row.id}/content`,
    }));
  const filesOf = (attachments: unknown) =>
    (attachments as { fileId: string; name: string; sha256: string; mediaType: string; bytes: number }[]).map(
      (file) => ({
        name: file.name,
        url: `${base}/files/${file.fileId}/content`,
        sha256: file.sha256,
        media_type: file.mediaType,
        bytes: file.bytes,
      }),
    );
  const briefOf = async (id: string) => {
    const other = await prisma.task.findUnique({ where: { id, workspaceId } });
    if (!other) return null;
    const { title, instructions, acceptance, status, attachments } = other;
    const summary = (other.result as { summary?: string } | null)?.summary ?? null;
    return {
      task_id: id,
      title,
      instructions,
      acceptance,
      status,
      summary,
      artifacts: await artifactsOf(id),
      attachments: filesOf(attachments),
    };
  };
  const workspace = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const run = task.runId ? await prisma.run.findUnique({ where: { id: task.runId } }) : null;
  const parent = task.parentId ? await briefOf(task.parentId) : null;
  const messages = await prisma.message.findMany({
    where: { threadId: task.threadId },
    orderBy: { id: "asc" },
    take: 200,
  });
  return {
    workspace: {
      id: workspace.id,
      name: workspace.name,
      goal: workspace.goal,
      rules: workspace.rules,
      memory: workspace.memory,
    },
    task: {
      id: task.id,
      key: task.key,
      title: task.title,
      instructions: task.instructions,
      acceptance: task.acceptance,
      skills: task.skills,
      tools: task.tools,
      outputs: task.outputs,
      priority: task.priority,
      status: task.status,
      deadline_at: task.deadlineAt,
      attachments: filesOf(task.attachments),
      artifacts: await artifactsOf(taskId),
      verdict: task.verdict,
    },
    upstream: (await Promise.all(task.dependsOn.map(briefOf))).filter((one) => one !== null),
    review_of: task.reviewOf ? await briefOf(task.reviewOf) : null,
    // A part of a task that was split: what it was a part of, and what was done of that before.
    parent: parent && { ...parent, attempts: await readAttempts(prisma, parent.task_id) },
    run: run && { id: run.id, title: run.title, goal: run.goal },
    attempts: await readAttempts(prisma, taskId),
    thread: messages.map(({ id, authorId, body, at }) => ({ id, author: authorId, body, at })),
  };
}
