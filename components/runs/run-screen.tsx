"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { PlanScreen } from "./plan-screen.tsx";
import { PlanningScreen } from "./planning-screen.tsx";
import type { RunPage } from "./run-page.ts";
import { RunView } from "./run-view.tsx";
import { useRunPage } from "./use-run-page.ts";

/** One run: while it has no plan in force its plan is the page, afterwards how it goes. */
export function RunScreen({ opened }: { opened: RunPage }) {
  const run = useRunPage(opened);
  const { workspace } = useBoard();
  if (run.card.planVersion > 0) return <RunView {...run} />;
  if (run.page.draft) return <PlanScreen key={run.card.id} {...run} back={`/w/${workspace.id}/runs`} />;
  return <PlanningScreen {...run} />;
}
