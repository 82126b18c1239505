import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ShownDelivery } from "./agent-detail.ts";

/** The last envelopes to an agent: what, when, how many tries, what went wrong. */
export function DeliveryList({
  deliveries,
  pulls,
}: {
  deliveries: readonly ShownDelivery[] | undefined;
  pulls: boolean;
}) {
  return (
    <Section title="Recent deliveries">
      {!deliveries ? (
        <Skeleton className="h-40" />
      ) : deliveries.length === 0 ? (
        <p className="text-ink-soft">
          {pulls ? "It has fetched nothing yet." : "Nothing has been sent to it yet."}
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-raised text-sm">
          {deliveries.map(({ id, type, status, tries, lastError, createdAt, settledAt }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-3 py-1.5">
              <span className="font-mono">{type}</span>
              <span
                className={status === "failed" || (lastError && !settledAt) ? "text-failed" : "text-ink-soft"}
              >
                {status}
                {tries > 1 && ` after ${tries} tries`}
              </span>
              <RelativeTime at={isoTime(createdAt)} className="ml-auto text-ink-faint" />
              {lastError && (
                <span className="basis-full text-ink-soft [overflow-wrap:anywhere]">{lastError}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
