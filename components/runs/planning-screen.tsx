"use client";
import Link from "next/link";
import { useState } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { AbortDialog } from "./abort-dialog.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { PlanningLine } from "./planning-line.tsx";
import { RunFeed } from "./run-feed.tsx";
import { RunHold } from "./run-hold.tsx";
import { RunMark } from "./run-mark.tsx";
import type { RunPageProps } from "./use-run-page.ts";

/** A run without a plan yet: what was asked, since when it is planned, and how to stop that. */
export function PlanningScreen({ page, card, events }: RunPageProps) {
  const { workspace } = useBoard();
  const may = useMay("run.control");
  const [dialog, setDialog] = useState<"ask" | "abort" | null>(null);
  const over = card.status === "aborted" || card.status === "completed";
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 px-4 py-4 sm:px-6 sm:py-6">
      <header>
        <p className="text-ink-faint text-sm">
          <Link href={`/w/${workspace.id}/runs`} className="-my-2 py-2 hover:text-ink">
            Runs
          </Link>
        </p>
        <h1 className="mt-1 text-balance text-xl [overflow-wrap:anywhere]">{card.title}</h1>
        <RunMark status={card.status} className="mt-2 font-strong text-base" />
        {page.goal !== card.title && (
          <p className="mt-2 max-w-[72ch] whitespace-pre-line [overflow-wrap:anywhere]">{page.goal}</p>
        )}
      </header>
      <RunHold run={card} />
      {page.ask && (
        <>
          <PlanningLine runId={card.id} ask={page.ask} />
          <div className="grid gap-2 sm:grid-cols-3" aria-hidden>
            <Skeleton className="h-16" />
            <Skeleton className="h-16" />
            <Skeleton className="h-16" />
          </div>
        </>
      )}
      {!page.ask && !over && card.status === "planning" && (
        <p>There is no plan, and nobody was asked for one.</p>
      )}
      {may && !over && (
        <div className="flex flex-wrap gap-2">
          {card.status === "planning" && (
            <Button variant={page.ask ? "plain" : "primary"} onClick={() => setDialog("ask")}>
              {page.ask ? "Ask differently…" : "Ask for a plan…"}
            </Button>
          )}
          <Button variant="danger-quiet" onClick={() => setDialog("abort")}>
            {page.ask ? "Stop planning" : "Abort the run"}
          </Button>
        </div>
      )}
      <RunFeed events={events} titles={new Map()} title={card.title} />
      <AskDialog run={card} open={dialog === "ask"} onClose={() => setDialog(null)} />
      <AbortDialog run={card} open={dialog === "abort"} onClose={() => setDialog(null)} />
    </div>
  );
}
