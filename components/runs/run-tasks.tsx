"use client";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Card, RunCard } from "#server/domain/card.ts";
import { RunFilterBar } from "./run-filter-bar.tsx";
import { filterTasks, useRunFilters } from "./run-filters.ts";
import type { RunPage } from "./run-page.ts";
import { RunTimeline } from "./run-timeline.tsx";
import { TaskGroups } from "./task-groups.tsx";
import type { RunAttempt } from "./timeline-lanes.ts";

const RunGraph = dynamic(() => import("./run-graph.tsx").then(({ RunGraph: graph }) => graph), {
  ssr: false,
  loading: () => <Skeleton className="h-[26rem]" />,
});

/** The tasks of a run as graph, timeline or list, all three of what the same filters leave. */
export function RunTasks({ page, card, tasks }: { page: RunPage; card: RunCard; tasks: readonly Card[] }) {
  const [filters, setFilters] = useRunFilters();
  const attempts = useMemo(() => page.attempts.map(asBar), [page.attempts]);
  const agents = useMemo(
    () =>
      [...new Map(page.attempts.map(({ agentId, agentName }) => [agentId, agentName]))]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [page.attempts],
  );
  const shown = useMemo(() => filterTasks(tasks, attempts, filters), [tasks, attempts, filters]);
  const byId = useMemo(() => new Map(shown.map((task): [string, Card] => [task.id, task])), [shown]);
  const marks = page.checkpoints.map(({ index, at }) => ({
    at,
    note: page.plan?.checkpoints[index]?.note || `checkpoint ${index + 1}`,
  }));
  return (
    <section aria-label="Tasks" className="flex min-w-0 flex-col gap-3">
      <RunFilterBar
        filters={filters}
        onChange={(change) => void setFilters(change)}
        cards={tasks}
        agents={agents}
      />
      {filters.view === "graph" && <RunGraph cards={shown} />}
      {filters.view === "timeline" && (
        <RunTimeline
          run={card}
          attempts={attempts.filter(
            ({ taskId, agentId }) => byId.has(taskId) && (!filters.agent || filters.agent === agentId),
          )}
          cards={byId}
          checkpoints={marks}
          span={filters.span}
        />
      )}
      {filters.view === "list" && <TaskGroups cards={shown} />}
    </section>
  );
}

/** An attempt as the timeline draws it; what its end and its evidence were, where they are known. */
function asBar({ offeredAt, endedAt, ...attempt }: RunPage["attempts"][number]): RunAttempt {
  return { ...attempt, offeredAt: offeredAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
