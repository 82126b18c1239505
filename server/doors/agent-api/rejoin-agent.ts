import type { JoinRequest } from "#server/domain/join.ts";
import { editAgent } from "../../agents/edit-agent.ts";
import { AgentKeys } from "./authenticate.ts";
import type { Answer, Call } from "./route.ts";

/** Joining again with a valid key updates the same agent; it never makes a second one. */
export async function rejoinAgent(call: Call<JoinRequest>, headersSealed: string | null): Promise<Answer> {
  const { services, body, requestId } = call;
  const known = await new AgentKeys(services).authenticate(call.req);
  const { mode, url = null, agent_card_url: agentCardUrl = null } = body.delivery;
  const input = {
    agentId: known.id,
    name: body.name,
    framework: body.framework,
    frameworkVersion: body.framework_version ?? null,
    model: body.model ?? null,
    device: body.device ?? null,
    profile: body.profile,
    delivery: { mode, url, agentCardUrl, headersSealed },
    ...(body.poll_seconds === undefined ? {} : { pollSeconds: body.poll_seconds }),
  };
  const asker = { actor: { kind: "agent", id: known.id } as const, requestId };
  const agent = await services.queues.write(known.workspaceId, editAgent, input, asker);
  return { status: 200, body: { agent_id: agent.id, status: agent.status } };
}
