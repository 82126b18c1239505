import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fillPlaybook } from "#server/domain/fill-playbook.ts";
import { skillKey } from "#server/domain/match-words.ts";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { playbookPlan } from "#server/domain/playbook-plan.ts";
import type { Run } from "#server/domain/run.ts";
import type { Ground } from "../decision-maker.ts";

const file = join(import.meta.dirname, "..", "..", "playbooks", "data-brief.md");

/** The data-brief playbook for a run that has one table of data and agents with every skill it asks for; null otherwise. */
export async function builtInPlan(
  { state }: Ground,
  run: Run,
): Promise<{ plan: OperationsPlan; words: string } | null> {
  const tables = run.files.filter(
    ({ name, mediaType }) => /\.(csv|tsv)$/i.test(name) || mediaType === "text/csv",
  );
  const [table] = tables;
  if (tables.length !== 1 || !table || run.ask?.words) return null;
  const values = { file: table.name };
  const playbook = fillPlaybook(parsePlaybook(await readFile(file, "utf8")), values);
  const skills = new Set(
    [...state.maps.agent.values()]
      .filter(({ status }) => status === "active")
      .flatMap(({ profile }) => profile.skills.map(({ id }) => skillKey(id))),
  );
  if (!playbook.tasks.every((task) => task.skills.some((skill) => skills.has(skillKey(skill))))) return null;
  return {
    plan: playbookPlan(playbook, values),
    words: `By the playbook “${playbook.title}”, since there is one table of data and agents who can do it.`,
  };
}
