"use client";
import Link from "next/link";
import { Deadline } from "#components/board/card-clock.tsx";
import { useMay } from "#components/live/live-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { runHref } from "./run-href.ts";
import { RunMark } from "./run-mark.tsx";
import { RunProgress } from "./run-progress.tsx";
import { waitsFor } from "./run-words.ts";
import { usdOf } from "./spend-words.ts";

/** A run as a line of the list: how it stands, how far it is, whom it waits for, what it cost, how old it is. */
export function RunLine({ workspaceId, run }: { workspaceId: string; run: RunCard }) {
  const waits = waitsFor(run, useMay("run.control"));
  return (
    <li className="relative flex flex-col gap-1.5 border-line border-b px-4 py-2.5 last:border-b-0 hover:bg-sunken sm:px-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={runHref(workspaceId, run.id)}
          className="min-w-0 flex-1 basis-64 font-strong [overflow-wrap:anywhere] after:absolute after:inset-0"
        >
          {run.title}
        </Link>
        <RunMark status={run.status} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
        {run.counts.total > 0 ? (
          <RunProgress counts={run.counts} className="basis-56 max-sm:basis-full" />
        ) : (
          <span className="basis-56">no tasks yet</span>
        )}
        {waits && (
          <Badge tone={waits.you ? "attention" : "plain"} title={run.hold?.words}>
            {waits.words}
          </Badge>
        )}
        {run.failure && (
          <span className="min-w-0 max-w-96 truncate text-failed" title={run.failure.message}>
            {run.failure.message}
          </span>
        )}
        <span className="ml-auto flex shrink-0 gap-3 font-mono text-xs">
          {run.deadlineAt && !run.endedAt && <Deadline at={run.deadlineAt} />}
          <span>{usdOf(run.spend, run.budget)}</span>
          <RelativeTime at={run.endedAt ?? run.startedAt ?? run.createdAt} className="w-20 text-right" />
        </span>
      </div>
    </li>
  );
}
