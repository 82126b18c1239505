import { fineMoney, money } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { TaskStatus } from "#server/domain/task.ts";
import { AttemptTimeline } from "./attempt-timeline.tsx";
import { HolderLine } from "./holder-line.tsx";
import { ReviewList } from "./review-list.tsx";
import { TaskLinks } from "./task-links.tsx";
import type { TaskPage } from "./task-page.ts";
import { WhyAgent } from "./why-agent.tsx";

type TaskAsideProps = { workspaceId: string; page: TaskPage; holder: string | null };

const heldWords: Partial<Record<TaskStatus, string>> = { completed: "Done by", "in-review": "Handed in by" };

/** How the task stands: holder, why this agent, attempts, reviews, dependencies, cost and times. */
export function TaskAside({ workspaceId, page, holder }: TaskAsideProps) {
  const { card, decision } = page;
  const chosenName = decision?.chosen ? decision.chosenName : null;
  return (
    <aside
      aria-label="How it stands"
      className="flex min-w-0 flex-col gap-6 lg:border-line lg:border-l lg:pl-6"
    >
      {holder && (
        <Section title={heldWords[card.status] ?? "Held by"} className="max-lg:hidden">
          <HolderLine workspaceId={workspaceId} card={card} name={holder} />
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
      <Facts page={page} />
    </aside>
  );
}

function Facts({ page }: { page: TaskPage }) {
  const { card, coordinationUsd } = page;
  const facts = [
    { word: "Agents’ cost", value: money(card.costUsd) },
    ...(coordinationUsd > 0 ? [{ word: "Its decisions", value: fineMoney(coordinationUsd) }] : []),
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
