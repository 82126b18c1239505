import { readFileSync } from "node:fs";
import { Skill } from "#server/domain/agent.ts";

export type LabelledTask = { skill: string; title: string; instructions: string };

const linesOf = (name: string): string[][] =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" | "));

/** The skills as agents declare them: id, name, tags, description. */
export const labelledSkills: readonly Skill[] = linesOf("closeness-skills.txt").map(
  ([id = "", name = "", tags = "", description = ""]) =>
    Skill.parse({ id, name, tags: tags.split(", "), description }),
);

const tasks: LabelledTask[] = linesOf("closeness-tasks.txt").map(
  ([skill = "", title = "", instructions = ""]) => ({ skill, title, instructions }),
);

/** FNV-1a of the title decides which half a task belongs to, so that the halves do not depend on their order. */
function isHeldOut(title: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(title)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (((hash >>> 16) ^ hash) & 1) === 1;
}
/** The half that weights and lexicon may be tuned on. */
export const tuningTasks: readonly LabelledTask[] = tasks.filter(({ title }) => !isHeldOut(title));
/** The half that is only ever measured. */
export const heldOutTasks: readonly LabelledTask[] = tasks.filter(({ title }) => isHeldOut(title));
