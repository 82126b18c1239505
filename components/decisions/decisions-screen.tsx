"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DecisionFilterBar } from "./decision-filter-bar.tsx";
import { DecisionRow } from "./decision-row.tsx";
import { useDecisionFilters } from "./use-decision-filters.ts";

/** Every choice made in this workspace, newest first, by kind, by whom, overruled or not, of a run or a task. */
export function DecisionsScreen() {
  const { workspace, feed } = useBoard();
  const filters = useDecisionFilters();
  const [{ kind, by, overruled, run, task }] = filters;
  const query = useInfiniteQuery(
    useTRPC().decisions.list.infiniteQueryOptions(
      {
        workspaceId: workspace.id,
        ...(kind ? { kind } : {}),
        ...(by ? { by } : {}),
        ...(overruled ? { overruled } : {}),
        ...(run ? { runId: run } : {}),
        ...(task ? { taskId: task } : {}),
      },
      {
        initialCursor: null,
        getNextPageParam: (page) => (page.length === 50 ? page.at(-1)?.id : undefined),
      },
    ),
  );
  const news = feed.findLast(({ type }) => type.startsWith("decision.") || type === "task.assigned");
  useRefetchOn(news?.seq ?? 0, query);
  const decisions = query.data?.pages.flat() ?? [];
  return (
    <>
      <PageHeader title="Decisions">
        <DecisionFilterBar filters={filters} />
      </PageHeader>
      <div className="mx-auto w-full max-w-[1280px] px-4 py-3 sm:px-6">
        {query.isError && <ErrorNotice>{reasonOf(query.error)}</ErrorNotice>}
        {query.isPending && <Skeleton className="h-96" />}
        {query.isSuccess && decisions.length === 0 && (
          <EmptyState title="No decision fits. Each choice of the coordinator is listed here: who got what, what was accepted, what was done about trouble, and why." />
        )}
        <ol className="flex flex-col divide-y divide-line">
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </ol>
        {query.hasNextPage && (
          <Button variant="quiet" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show older decisions
          </Button>
        )}
      </div>
    </>
  );
}
