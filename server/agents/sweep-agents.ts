import { createHash, randomBytes } from "node:crypto";
import { isPush, presenceSeconds } from "#server/domain/agent.ts";
import type { Work } from "#server/queue/work.ts";
import { pingAgent } from "./ping-agent.ts";

/** An agent seen within this time that has not answered its handshake is pinged again. */
const handshakeSeconds = 3_600;

/** Marks agents offline that gave no sign of life in time, and pings again those whose handshake ran out. */
export function sweepAgents(work: Work, _input: null): void {
  for (const agent of [...work.state.maps.agent.values()]) {
    const silent = agent.lastSeenAt ? (+work.now - +agent.lastSeenAt) / 1000 : Number.POSITIVE_INFINITY;
    if (agent.status === "verifying" && agent.claimedAt) {
      const late = agent.nonceUntil !== null && agent.nonceUntil < work.now;
      if (!late || silent > handshakeSeconds) continue;
      const nonce = randomBytes(18).toString("base64url");
      pingAgent(work, agent, nonce, createHash("sha256").update(nonce).digest("base64url"));
    } else if ((agent.status === "active" || agent.status === "paused") && agent.presence === "online") {
      if (silent <= presenceSeconds(agent)) continue;
      work.put("agent", { ...agent, presence: "offline" });
      const reason = isPush(agent) ? "no answer and no call" : "it stopped polling";
      work.emit(
        "agent.went_offline",
        { agentId: agent.id },
        { name: agent.name, reason: `${reason} for ${Math.round(silent)} s` },
      );
    }
  }
}
