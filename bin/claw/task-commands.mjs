import { readTasks } from "./read-tasks.mjs";
import { Refused } from "./refused.mjs";

/** @typedef {import("./operator.mjs").Operator} Operator */

const workspace = { value: "ID", required: true, help: "the workspace (ws_…)" };

/**
 * Uploads each local file once and returns the tasks with their attachments.
 * @param {Operator} operator
 * @param {string} workspaceId
 * @param {import("./read-tasks.mjs").Planned[]} planned
 */
async function withUploads(operator, workspaceId, planned) {
  const uploads = new Map();
  for (const path of planned.flatMap(({ files }) => files))
    if (!uploads.has(path)) uploads.set(path, await operator.upload(workspaceId, path));
  return planned.map(({ task, files }) => {
    if (files.length === 0) return task;
    const given = Array.isArray(task.attachments) ? task.attachments : [];
    return { ...task, attachments: [...given, ...files.map((path) => ({ upload_id: uploads.get(path) }))] };
  });
}

/** @type {import("./options.mjs").Command[]} */
export const taskCommands = [
  {
    words: "task create",
    summary: "Makes the tasks of a JSON file, all of them or none.",
    options: {
      workspace,
      file: {
        value: "FILE",
        required: true,
        help: "an array of {key?, title, instructions?, acceptance?, skills?, tools?, outputs?, review?, depends_on?: [key], priority?, deadline_at?, clocks?, files?: [path]}; - reads standard input",
      },
    },
    answer: "[{key, id}], in the file's order",
    run: async ({ need }, { operator, print }) => {
      const workspaceId = need("workspace");
      const tasks = await withUploads(operator, workspaceId, readTasks(need("file")));
      const created = await operator.mutate("tasks.createMany", { workspaceId, tasks });
      print(created.map((/** @type {{ key: string | null, id: string }} */ { key, id }) => ({ key, id })));
    },
  },
  {
    words: "task list",
    summary: "The tasks of a workspace, oldest first.",
    options: {
      workspace,
      status: {
        value: "STATUS",
        help: "only these: waiting, ready, assigned, working, input-required, in-review, completed, failed, canceled",
      },
    },
    answer:
      "[{id, key, title, status, priority, skills, attemptNumber, gap, failure, artifacts, completedAt}]",
    run: async ({ need, text }, { operator, print }) => {
      const rows = await operator.query("tasks.list", { workspaceId: need("workspace") });
      const status = text("status");
      print(
        rows.filter((/** @type {{ status: string }} */ row) => status === undefined || row.status === status),
      );
    },
  },
  {
    words: "task show",
    summary:
      "Everything about one task: attempts with their activities, why this agent, artifacts, reviews, late results, events.",
    subject: "task",
    options: {},
    answer: "an object; its card holds the status",
    run: async ({ need }, { operator, print }) => {
      const task = await operator.query("tasks.show", { taskId: need("task") });
      if (!task)
        throw new Refused(
          "not_found",
          `There is no task ${need("task")}, or you are no member of its workspace.`,
        );
      print(task);
    },
  },
  {
    words: "task cancel",
    summary: "Cancels a task; its agent is told to stop.",
    subject: "task",
    options: { reason: { value: "TEXT", help: "why" } },
    answer: "{id, status}",
    run: async ({ need, text }, { operator, print }) => {
      const { id, status } = await operator.mutate("tasks.cancel", {
        taskId: need("task"),
        reason: text("reason") ?? "",
      });
      print({ id, status });
    },
  },
];
