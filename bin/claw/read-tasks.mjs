import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refused } from "./refused.mjs";

/** Every field a task in a file may have; a test holds it against the server's schema. `files` is ours: local paths to attach. */
export const taskFields = [
  "key",
  "title",
  "instructions",
  "acceptance",
  "skills",
  "tools",
  "outputs",
  "review",
  "depends_on",
  "priority",
  "deadline_at",
  "clocks",
  "attachments",
  "files",
];

/** @typedef {{ task: Record<string, unknown>, files: string[] }} Planned a task for the server, and the local files to attach */

/** The text of a file; `-` is standard input. */
export function readText(/** @type {string} */ path) {
  try {
    // Editors on Windows put a byte-order mark first, which is no part of the text.
    return readFileSync(path === "-" ? 0 : path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Refused(
      "usage",
      code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
    );
  }
}

const plain = (/** @type {string} */ name) => name.toLowerCase().replace(/[^a-z]/g, "");

/** Refuses a field the server would silently drop: mostly a slip of the pen. */
function checkFields(/** @type {object} */ task, /** @type {number} */ i) {
  for (const name of Object.keys(task)) {
    if (taskFields.includes(name)) continue;
    const meant = taskFields.find((field) => plain(field) === plain(name));
    throw new Refused(
      "invalid_request",
      `tasks[${i}].${name} is no field of a task; ${meant ? `did you mean ${meant}?` : `there are ${taskFields.join(", ")}.`}`,
    );
  }
}

function localFiles(/** @type {unknown} */ files, /** @type {string} */ folder, /** @type {number} */ i) {
  if (files === undefined) return [];
  if (!Array.isArray(files) || !files.every((file) => typeof file === "string"))
    throw new Refused("invalid_request", `tasks[${i}].files is a list of paths.`);
  return files.map((file) => {
    const path = resolve(folder, file);
    if (!existsSync(path) || !statSync(path).isFile())
      throw new Refused("invalid_request", `tasks[${i}].files: there is no file ${path}.`);
    return path;
  });
}

/**
 * Reads the tasks of a JSON file (`-`: standard input): an array of tasks. `files` are relative to the file's folder.
 * @param {string} path
 * @returns {Planned[]}
 */
export function readTasks(path) {
  const text = readText(path);
  /** @type {unknown} */
  let tasks;
  try {
    tasks = JSON.parse(text);
  } catch (error) {
    throw new Refused("malformed_json", `${path} is no JSON: ${/** @type {Error} */ (error).message}`);
  }
  if (!Array.isArray(tasks))
    throw new Refused("invalid_request", `${path} holds no array of tasks: write [{"title": "…"}, …].`);
  const folder = path === "-" ? process.cwd() : dirname(resolve(path));
  return tasks.map((one, i) => {
    if (one === null || typeof one !== "object" || Array.isArray(one))
      throw new Refused("invalid_request", `tasks[${i}] is no object with a title.`);
    checkFields(one, i);
    const { files, ...task } = one;
    return { task, files: localFiles(files, folder, i) };
  });
}
