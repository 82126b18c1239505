import type { Agent, AgentProfile } from "#server/domain/agent.ts";
import type { ClockOverrides } from "#server/domain/clocks.ts";
import type { Work } from "#server/queue/work.ts";

export type EditAgentInput = { agentId: string } & Partial<
  Pick<Agent, "name" | "framework" | "frameworkVersion" | "model" | "device" | "delivery" | "pollSeconds">
> & {
    profile?: AgentProfile | undefined;
    clocks?: ClockOverrides | undefined;
    maxConcurrency?: number | undefined;
  };

/** Changes what is known of an agent; what is left out stays. Running attempts keep their clocks. */
export function editAgent(work: Work, { agentId, maxConcurrency, ...changes }: EditAgentInput): Agent {
  const agent = work.get("agent", agentId);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const fields = given.map(([field]) => field);
  let edited: Agent = { ...agent, ...Object.fromEntries(given) };
  if (maxConcurrency !== undefined) {
    edited = { ...edited, profile: { ...edited.profile, max_concurrency: maxConcurrency } };
    fields.push("maxConcurrency");
  }
  if (fields.length === 0) return agent;
  work.put("agent", edited);
  const member = work.get("member", agent.memberId);
  if (member.name !== edited.name) work.put("member", { ...member, name: edited.name });
  work.emit("agent.edited", { agentId }, { name: edited.name, fields });
  return edited;
}
