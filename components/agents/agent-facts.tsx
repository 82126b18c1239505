import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import type { AgentDetail, ShownDelivery } from "./agent-detail.ts";
import { deliveryWords } from "./connection-words.ts";

type AgentFactsProps = { agent: AgentCard; detail: AgentDetail; deliveries: readonly ShownDelivery[] };

/** What an agent is, whose it is, and how it is reached. */
export function AgentFacts({ agent, detail, deliveries }: AgentFactsProps) {
  const connection = deliveryWords(agent, deliveries);
  const about = [
    ["Framework", [agent.framework, detail.frameworkVersion].filter(Boolean).join(" ")],
    ["Model", agent.model ?? "not said"],
    ["Device", agent.device ?? "not said"],
    ["Owner", detail.ownerName],
    ["Tools", agent.tools.join(", ") || "none"],
    ["Joined", <RelativeTime key="joined" at={agent.createdAt} />],
    ["Last seen", detail.lastSeenAt ? <RelativeTime key="seen" at={isoTime(detail.lastSeenAt)} /> : "never"],
    ["Key", detail.keyHint ? `ends in ${detail.keyHint}` : "none yet"],
  ] as const;
  return (
    <>
      <Section title="Connection">
        <p className={connection.bad ? "text-failed" : ""}>{connection.text}</p>
        {detail.deliveryUrl && (
          <p className="mt-0.5 break-all font-mono text-ink-soft text-sm">{detail.deliveryUrl}</p>
        )}
      </Section>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
        {about.map(([word, value]) => (
          <div key={word} className="contents">
            <dt className="text-ink-soft">{word}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
