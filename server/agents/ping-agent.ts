import type { Agent } from "#server/domain/agent.ts";
import type { Work } from "#server/queue/work.ts";
import { sendEnvelope } from "../deliveries/send-envelope.ts";

/** Seconds an agent has to answer the handshake's ping. */
const nonceSeconds = 60;

/** Sends the handshake's ping with a fresh nonce; earlier pings are withdrawn. */
export function pingAgent(work: Work, agent: Agent, nonce: string, nonceHash: string): Agent {
  for (const id of [...(work.state.pendingByAgent.get(agent.id) ?? [])]) {
    const delivery = work.get("delivery", id);
    if (delivery.type === "agent.ping")
      work.put("delivery", { ...delivery, status: "superseded", settledAt: work.now });
  }
  const pinged: Agent = { ...agent, nonceHash, nonceUntil: work.after(nonceSeconds) };
  work.put("agent", pinged);
  sendEnvelope(work, pinged, "agent.ping", { nonce });
  return pinged;
}
