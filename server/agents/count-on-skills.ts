import type { Agent } from "#server/domain/agent.ts";
import { anySkill, readRecord, type SkillRecord } from "#server/domain/skill-record.ts";
import type { Task } from "#server/domain/task.ts";

/** The agent with one more thing counted on each skill the task asked for. */
export function countOnSkills(
  agent: Agent,
  task: Pick<Task, "skills">,
  count: (record: SkillRecord) => SkillRecord,
): Agent {
  const record = { ...agent.record };
  for (const skill of task.skills.length > 0 ? task.skills : [anySkill])
    record[skill] = count(readRecord(record[skill]));
  return { ...agent, record };
}
