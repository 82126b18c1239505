import type { State } from "#server/queue/state.ts";

const most = 80;

/** The agents of a workspace as a model is told of them: who is there and what they can do. What they wrote of themselves is kept short, being their own word. */
export function tellAgents(state: State): object[] {
  const agents = [...state.maps.agent.values()].filter(
    ({ status }) => status === "active" || status === "paused",
  );
  return agents.slice(0, most).map((agent) => ({
    id: agent.id,
    name: agent.name.slice(0, 80),
    presence: agent.status === "paused" ? "paused" : agent.presence,
    load: state.loadOf(agent.id),
    places: agent.profile.max_concurrency,
    skills: agent.profile.skills
      .slice(0, 20)
      .map(({ id, description }) => ({ id, description: description.slice(0, 160) })),
    tools: agent.profile.tools.slice(0, 20),
  }));
}
