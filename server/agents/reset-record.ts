import { AppError } from "#server/domain/errors.ts";
import { skillKey } from "#server/domain/match-words.ts";
import type { Work } from "#server/queue/work.ts";

/** Forgets what an agent has proven, on one skill or on all: it starts anew from its declared profile. Tasks and reviews stay. */
export function resetRecord(
  work: Work,
  { agentId, skill }: { agentId: string; skill?: string | undefined },
): void {
  const agent = work.get("agent", agentId);
  const skills = Object.keys(agent.record).filter(
    (one) => skill === undefined || skillKey(one) === skillKey(skill),
  );
  if (skills.length === 0) {
    if (skill === undefined) return;
    throw new AppError("not_found", `${agent.name} has no record on “${skill}”.`);
  }
  const record = Object.fromEntries(Object.entries(agent.record).filter(([one]) => !skills.includes(one)));
  work.put("agent", { ...agent, record });
  work.emit("agent.record_reset", { agentId }, { name: agent.name, skills, whole: skill === undefined });
}
