"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { RunLine } from "./run-line.tsx";
import { sortRuns } from "./sort-runs.ts";

/** Every goal of the workspace: those being carried out first, then what became of the others. */
export function RunsScreen() {
  const { workspace, runs } = useBoard();
  const mayCreate = useMay("run.create");
  // The board keeps the newest finished runs; older ones are read once.
  const older = useQuery(useTRPC().runs.list.queryOptions({ workspaceId: workspace.id }));
  const { open, over } = useMemo(() => {
    const known = new Map((older.data ?? []).map((run): [string, RunCard] => [run.id, run]));
    for (const run of Object.values(runs)) known.set(run.id, run);
    return sortRuns([...known.values()]);
  }, [older.data, runs]);
  const write = mayCreate && (
    <LinkButton variant="primary" size="sm" className="ml-auto" href={`/w/${workspace.id}/runs/new`}>
      <Plus aria-hidden />
      Goal
    </LinkButton>
  );
  const empty = open.length + over.length === 0;
  return (
    <>
      <PageHeader title="Runs">{!empty && write}</PageHeader>
      {empty ? (
        <EmptyState
          className="my-auto"
          title="A run carries out one goal: it is planned as tasks, given to agents, watched until its result is there."
        >
          {mayCreate && (
            <LinkButton variant="primary" size="lg" href={`/w/${workspace.id}/runs/new`}>
              Write a goal
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-6 py-4 sm:px-6 sm:py-6">
          <List title="Open" runs={open} workspaceId={workspace.id} none="No run is open." />
          {over.length > 0 && <List title="Finished" runs={over} workspaceId={workspace.id} none="" />}
        </div>
      )}
    </>
  );
}

type ListProps = { title: string; runs: readonly RunCard[]; workspaceId: string; none: string };

function List({ title, runs, workspaceId, none }: ListProps) {
  return (
    <Section
      title={<span className="max-sm:px-4">{title}</span>}
      note={<span className="max-sm:px-4">{runs.length || ""}</span>}
    >
      {runs.length === 0 ? (
        <p className="px-4 text-ink-soft sm:px-0">{none}</p>
      ) : (
        <ul className="border-line border-y bg-raised sm:rounded-lg sm:border">
          {runs.map((run) => (
            <RunLine key={run.id} workspaceId={workspaceId} run={run} />
          ))}
        </ul>
      )}
    </Section>
  );
}
