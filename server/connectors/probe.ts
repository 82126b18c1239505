import { randomBytes } from "node:crypto";
import { type Agent, isPush, presenceSeconds } from "#server/domain/agent.ts";
import { newId } from "#server/domain/ids.ts";
import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import { seeAgent } from "../agents/see-agent.ts";
import type { Connector } from "./connector.ts";

const everyMs = 5_000;

/**
 * Pings pushed agents that were silent for half their presence clock: an idle webhook has no other way to show that
 * it is alive. Costs no row; only a change of presence is an event.
 */
export function startProbe(services: Services, connector: Connector): Loop {
  const flying = new Map<string, number>();
  const body = async (): Promise<void> => {
    for (const { workspaceId, state } of services.queues.all()) {
      if (!state) continue;
      for (const agent of state.maps.agent.values()) {
        const now = +services.now();
        if (!isDue(agent, flying.get(agent.id) ?? 0, now)) continue;
        flying.set(agent.id, now);
        void probe(services, connector, workspaceId, state.workspace, agent);
      }
    }
  };
  return new Loop("probe", everyMs, body, (name, error) =>
    services.logger.error({ loop: name, err: error }, "a loop failed; it goes on"),
  ).start();
}

function isDue(agent: Agent, lastProbeAt: number, now: number): boolean {
  if (!isPush(agent) || agent.status !== "active") return false;
  const half = presenceSeconds(agent) * 500;
  return now - Math.max(+(agent.lastSeenAt ?? 0), lastProbeAt) > half;
}

async function probe(
  services: Services,
  connector: Connector,
  workspaceId: string,
  workspace: { id: string; name: string },
  agent: Agent,
): Promise<void> {
  const { id, name } = workspace;
  const handover = await connector.deliver(agent, {
    id: newId("dl"),
    type: "agent.ping",
    data: { workspace: { id, name }, agent: { id: agent.id }, nonce: randomBytes(12).toString("base64url") },
    attemptId: null,
    createdAt: services.now(),
  });
  if (!handover.ok) return;
  const asker = { actor: { kind: "system", id: "probe" } as const, requestId: "probe" };
  await services.queues
    .write(workspaceId, (work) => seeAgent(work, agent.id), null, asker)
    .catch(() => undefined);
}
