import { isPush } from "#server/domain/agent.ts";
import type { State } from "#server/queue/state.ts";
import { reviewSkill } from "../../tasks/request-peer-review.ts";

/**
 * Who judges work marked for the model's review when the model cannot: without any model another agent with the skill,
 * else a person; while one is only away, whoever the workspace's settings name.
 */
export function reviewRoute(state: State, taskId: string, away: boolean): "wait" | "peer" | "person" {
  const { whenAway } = state.workspace.settings.coordinator;
  if (away && whenAway === "wait") return "wait";
  if (away && whenAway === "person") return "person";
  const task = state.maps.task.get(taskId);
  const author = task?.attemptId ? state.maps.attempt.get(task.attemptId)?.agentId : null;
  for (const agent of state.maps.agent.values()) {
    if (agent.id === author || agent.status !== "active") continue;
    if (isPush(agent) && agent.presence === "offline") continue;
    if (agent.profile.skills.some(({ id }) => id === reviewSkill)) return "peer";
  }
  return "person";
}
