"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { useModel } from "#components/settings/use-model.ts";
import { useSettings } from "#components/settings/use-settings.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { LastCalls } from "./last-calls.tsx";
import { MonthSpendPanel } from "./month-spend.tsx";
import { QueuePanel } from "./queue-panel.tsx";
import { UsageByDay } from "./usage-by-day.tsx";
import { WorkCosts } from "./work-costs.tsx";

const days = 30;

/** What all of it costs: the month against its budget, the queue to the model now, calls by day, by agent, by run, and the last ones. */
export function UsageScreen() {
  const { workspace, feed } = useBoard();
  const workspaceId = workspace.id;
  const usage = useQuery(useTRPC().coordinator.usage.queryOptions({ workspaceId, days }));
  const settled = feed.findLast(({ type }) => type === "call.settled" || type === "task.completed");
  useRefetchOn(settled?.seq ?? 0, usage);
  // How the queue stands is no fact of the log, so it is asked for while it is looked at.
  const model = useModel(workspaceId, 5_000);
  const settings = useSettings(workspaceId);
  const error = usage.error ?? model.error;
  return (
    <>
      <PageHeader title="Usage">
        <LinkButton size="sm" variant="quiet" className="max-sm:hidden" href={`/w/${workspaceId}/decisions`}>
          Decisions
        </LinkButton>
      </PageHeader>
      <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-8 px-4 py-5 sm:px-6">
        {error && <ErrorNotice>{reasonOf(error)}</ErrorNotice>}
        {usage.data ? (
          <MonthSpendPanel
            spend={usage.data.spend}
            budget={settings.data?.settings.coordinator.budget ?? null}
          />
        ) : (
          <Skeleton className="h-32" />
        )}
        {model.data ? (
          <QueuePanel state={model.data} workspaceId={workspaceId} />
        ) : (
          <Skeleton className="h-32" />
        )}
        {!usage.data && <Skeleton className="h-96" />}
        {usage.data && usage.data.calls.length === 0 && (
          <p className="text-ink-soft">
            The model has not been asked yet. Its calls are listed here, each with its tokens, its cost and
            how it ended.
          </p>
        )}
        {usage.data && usage.data.byDay.length > 0 && <UsageByDay rows={usage.data.byDay} days={days} />}
        {usage.data && <WorkCosts usage={usage.data} workspaceId={workspaceId} />}
        {usage.data && usage.data.calls.length > 0 && <LastCalls calls={usage.data.calls} />}
      </div>
    </>
  );
}
