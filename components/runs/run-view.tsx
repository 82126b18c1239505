"use client";
import { useMemo } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import { burnPoints } from "./burn-points.ts";
import { CriteriaList } from "./criteria-list.tsx";
import { DecisionList } from "./decision-list.tsx";
import { PlanVersions } from "./plan-versions.tsx";
import { PlanningLine } from "./planning-line.tsx";
import { RunBurn } from "./run-burn.tsx";
import { costsOf } from "./run-costs.ts";
import { RunFeed } from "./run-feed.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunHold } from "./run-hold.tsx";
import { planHref } from "./run-href.ts";
import { RunNeeds } from "./run-needs.tsx";
import { RunResultBlock } from "./run-result.tsx";
import { RunTasks } from "./run-tasks.tsx";
import { forecastUsd } from "./spend-words.ts";
import type { RunPageProps } from "./use-run-page.ts";

/** A run being carried out, or over: how it goes, what came of it, and everything that was decided on the way. */
export function RunView({ page, card, tasks, events }: RunPageProps) {
  const { workspace } = useBoard();
  const mayDecide = useMay("run.control");
  const minute = useNow(60_000);
  const titles = useMemo(() => new Map(tasks.map(({ id, title }): [string, string] => [id, title])), [tasks]);
  const points = useMemo(() => {
    const end = card.endedAt ? Date.parse(card.endedAt) : Math.max(minute, Date.parse(card.createdAt));
    return burnPoints(card.startedAt ?? card.createdAt, costsOf(page), end);
  }, [page, card.startedAt, card.createdAt, card.endedAt, minute]);
  const criteria = page.plan?.success_criteria ?? [];
  return (
    <div className="flex w-full flex-col gap-5 px-4 py-4 sm:px-6 sm:py-5">
      <RunHeader page={page} card={card} />
      <RunHold run={card} />
      {page.ask && (
        <div className="rounded-lg bg-sunken px-3 py-2">
          <PlanningLine runId={card.id} ask={page.ask} />
        </div>
      )}
      {page.draft && (
        <section
          aria-label="A change of the plan"
          className="flex flex-wrap items-center gap-3 rounded-lg bg-attention-wash px-4 py-3"
        >
          <p className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
            <b>A change of the plan waits for a yes</b>: version {page.draft.version} by {page.draft.by}
            {page.draft.words && `, “${page.draft.words}”`}
          </p>
          <LinkButton variant={mayDecide ? "primary" : "plain"} href={planHref(workspace.id, card.id)}>
            Look at the change
          </LinkButton>
        </section>
      )}
      {!card.endedAt && <RunNeeds cards={tasks} />}
      {page.result && <RunResultBlock card={card} result={page.result} titles={titles} />}
      <RunTasks page={page} card={card} tasks={tasks} />
      <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-7">
          {criteria.length > 0 && (
            <Section title="What it is judged by" id="criteria">
              <CriteriaList criteria={criteria} result={page.result} />
            </Section>
          )}
          <RunFeed events={events} titles={titles} title={card.title} />
          <PlanVersions run={card} versions={page.versions} />
        </div>
        <div className="flex min-w-0 flex-col gap-7">
          <RunBurn
            card={card}
            points={points}
            forecast={card.status === "running" ? forecastUsd(card.spend, card.counts) : null}
          />
          <DecisionList decisions={page.decisions} titles={titles} runTitle={card.title} />
        </div>
      </div>
    </div>
  );
}
