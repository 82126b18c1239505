import type { AgentDetail } from "./agent-detail.ts";

const modes: Record<AgentDetail["mode"], string> = {
  webhook: "Webhook",
  a2a: "A2A",
  openclaw_hooks: "OpenClaw hook",
  hermes_runs: "Hermes run",
  chat_completions: "Chat completions",
  pull: "Comes for its work (pull)",
};

/** The name of a delivery mode in plain words. */
export const modeWord = (mode: AgentDetail["mode"]): string => modes[mode];

/** How well an agent can be reached, in one sentence, from its last deliveries; milliseconds are of settled ones. */
export function connectionWords(agent: Pick<AgentDetail, "mode" | "presence" | "recentDeliveries">): {
  text: string;
  bad: boolean;
} {
  if (agent.mode === "pull")
    return agent.presence === "online"
      ? { text: "Fetches its work itself", bad: false }
      : { text: "Has not come for work lately", bad: true };
  const mode = modes[agent.mode];
  const last = agent.recentDeliveries[0];
  if (!last) return { text: `${mode}, nothing delivered yet`, bad: false };
  if (last.status === "failed" || (last.lastError && !last.settledAt))
    return { text: `${mode} fails: ${last.lastError ?? "no answer"}`, bad: true };
  if (!last.settledAt) return { text: `${mode}, one delivery under way`, bad: false };
  const times = agent.recentDeliveries
    .filter((delivery) => delivery.settledAt && !delivery.lastError)
    .map((delivery) => +new Date(delivery.settledAt ?? 0) - +new Date(delivery.createdAt))
    .sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  return {
    text: median === undefined ? `${mode} answers` : `${mode} answers in ${milliseconds(median)}`,
    bad: false,
  };
}

const milliseconds = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
