"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { taskHref } from "#components/board/task-href.ts";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { isType } from "#server/domain/event.ts";

/** Conversations about tasks, the last spoken in first, with the last word of each. */
export function TaskThreads() {
  const { workspace, feed } = useBoard();
  const query = useQuery(useTRPC().threads.ofTasks.queryOptions({ workspaceId: workspace.id }));
  useRefetchOn(feed.findLast((event) => isType(event, "message.posted"))?.seq ?? 0, query);
  const { data } = query;
  return (
    <Section title="About tasks" note={data && data.length > 0 ? data.length : undefined}>
      {!data && <Skeleton className="h-32" />}
      {data?.length === 0 && (
        <p className="text-ink-soft">
          Nothing has been said about a task yet. Each task has a thread on its page.
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {data?.map(({ threadId, taskId, title, status, author, body, at }) => (
          <li key={threadId}>
            <Link
              href={`${taskHref(workspace.id, taskId)}#thread`}
              prefetch={false}
              className="group -mx-2 block rounded-md px-2 py-2 hover:bg-sunken"
            >
              <span className="flex items-baseline gap-2">
                <StatusMark status={status} iconOnly className="self-center" />
                <span className="min-w-0 flex-1 truncate font-strong group-hover:underline">{title}</span>
                <RelativeTime at={isoTime(at)} className="shrink-0 text-ink-faint text-xs" />
              </span>
              <span className="mt-0.5 line-clamp-2 text-ink-soft text-sm [overflow-wrap:anywhere]">
                {author ?? "someone who left"}: {body}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
