import { readFileSync } from "node:fs";
import { fillPlaybook } from "#server/domain/fill-playbook.ts";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";

const playbook = parsePlaybook(
  readFileSync(new URL("../../server/playbooks/data-brief.md", import.meta.url), "utf8"),
);

/** The tasks of a data brief for one file: profile, then workbook, brief and page, then a check of all. */
export function dataPlan(file: string) {
  return fillPlaybook(playbook, { file }).tasks.map((task) => ({
    key: task.key,
    title: task.title,
    instructions: task.instructions,
    acceptance: task.acceptance,
    skills: task.skills,
    outputs: task.outputs,
    // A text is what a model can judge by itself.
    review: task.key === "brief" ? ("model" as const) : task.review,
    depends_on: task.depends_on,
    priority: task.priority,
    files: [file],
  }));
}
