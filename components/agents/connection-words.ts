import type { DeliveryMode } from "#server/domain/agent.ts";
import type { ShownDelivery } from "./agent-detail.ts";

const modes: Record<DeliveryMode, string> = {
  webhook: "Webhook",
  a2a: "A2A",
  openclaw_hooks: "OpenClaw hook",
  hermes_runs: "Hermes run",
  chat_completions: "Chat completions",
  pull: "Fetches its work itself",
};

/** The name of a delivery mode in plain words. */
export const modeWord = (mode: DeliveryMode): string => modes[mode];

type Reached = { mode: DeliveryMode; presence: "online" | "offline" };
type Words = { text: string; bad: boolean };

/** How an agent is reached, short, for the roster. */
export function connectionWords({ mode, presence }: Reached): Words {
  const bad = presence === "offline";
  if (mode === "pull") return { text: bad ? "Has not come for its work" : modes.pull, bad };
  return { text: `${modes[mode]} ${bad ? "does not answer" : "answers"}`, bad };
}

/** The same from its last deliveries, newest first: the median time to an answer, or what went wrong. */
export function deliveryWords(reached: Reached, deliveries: readonly ShownDelivery[]): Words {
  const [last] = deliveries;
  if (reached.mode === "pull" || !last) return connectionWords(reached);
  const mode = modes[reached.mode];
  if (last.status === "failed" || (last.lastError && !last.settledAt))
    return { text: `${mode} fails: ${last.lastError ?? "no answer"}`, bad: true };
  const times = deliveries
    .flatMap(({ settledAt, createdAt, lastError }) =>
      settledAt && !lastError ? [+settledAt - +createdAt] : [],
    )
    .sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  if (median === undefined) return connectionWords(reached);
  return { text: `${mode} answers in ${milliseconds(median)}`, bad: false };
}

const milliseconds = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
