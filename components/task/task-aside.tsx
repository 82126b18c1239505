import Link from "next/link";
import { money } from "#components/ui/format-number.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { AttemptTimeline } from "./attempt-timeline.tsx";
import { ReviewList } from "./review-list.tsx";
import { TaskLinks } from "./task-links.tsx";
import type { TaskPage } from "./task-page.ts";
import { WhyAgent } from "./why-agent.tsx";

/** How the task stands: holder, why this agent, attempts, reviews, dependencies, cost and times. */
export function TaskAside({ workspaceId, page }: { workspaceId: string; page: TaskPage }) {
  const { card, decision } = page;
  const current = page.attempts.find(({ id }) => id === card.attemptId);
  const chosenName = decision?.candidates.find(({ agentId }) => agentId === decision.chosen)?.name;
  return (
    <aside
      aria-label="How it stands"
      className="flex min-w-0 flex-col gap-6 lg:border-line lg:border-l lg:pl-6"
    >
      {current && (
        <Section title={card.status === "completed" ? "Done by" : "Held by"}>
          <div className="flex items-center gap-2.5">
            {card.status !== "completed" && <Pulse source={card} size="lg" />}
            <p className="min-w-0">
              <Link
                href={`/w/${workspaceId}/agents/${current.agentId}`}
                className="block truncate font-strong text-lg hover:underline"
                title={current.agentName}
              >
                {current.agentName}
              </Link>
              <span className="block text-ink-soft text-sm">
                attempt {current.number}
                {card.evidenceAt && card.status !== "completed" && (
                  <>
                    , last heard <RelativeTime at={card.evidenceAt} />
                  </>
                )}
              </span>
            </p>
          </div>
        </Section>
      )}
      {decision && (
        <Section
          title={chosenName ? `Why ${chosenName}?` : "Why nobody?"}
          note={decision.by === "coordinator" ? undefined : decision.by}
        >
          <WhyAgent decision={decision} excluded={page.excluded} />
        </Section>
      )}
      <Section title="Attempts" note={page.attempts.length > 1 ? page.attempts.length : undefined}>
        <AttemptTimeline attempts={page.attempts} />
      </Section>
      {page.reviews.length > 0 && (
        <Section title="Reviews">
          <ReviewList reviews={page.reviews} />
        </Section>
      )}
      {page.dependsOn.length > 0 && (
        <Section title="Needs first">
          <TaskLinks workspaceId={workspaceId} tasks={page.dependsOn} />
        </Section>
      )}
      {page.dependents.length > 0 && (
        <Section title="Blocks">
          <TaskLinks workspaceId={workspaceId} tasks={page.dependents} />
        </Section>
      )}
      <Facts card={card} />
    </aside>
  );
}

function Facts({ card }: Pick<TaskPage, "card">) {
  const facts = [
    { word: "Cost so far", value: money(card.costUsd) },
    { word: "Created", value: <RelativeTime at={card.createdAt} /> },
    ...(card.deadlineAt ? [{ word: "Deadline", value: <RelativeTime at={card.deadlineAt} /> }] : []),
    ...(card.completedAt ? [{ word: "Completed", value: <RelativeTime at={card.completedAt} /> }] : []),
  ];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 border-line border-t pt-4 text-sm">
      {facts.map(({ word, value }) => (
        <div key={word} className="contents">
          <dt className="text-ink-soft">{word}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
