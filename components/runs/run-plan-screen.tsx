"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { PlanScreen } from "./plan-screen.tsx";
import { PlanningScreen } from "./planning-screen.tsx";
import { runHref } from "./run-href.ts";
import type { RunPage } from "./run-page.ts";
import { useRunPage } from "./use-run-page.ts";

/** The plan of a run by itself: the change that waits for a yes, else the plan in force, to be amended. */
export function RunPlanScreen({ opened }: { opened: RunPage }) {
  const run = useRunPage(opened);
  const { workspace } = useBoard();
  if (!run.page.draft && !run.page.plan) return <PlanningScreen {...run} />;
  return <PlanScreen key={run.card.id} {...run} back={runHref(workspace.id, run.card.id)} />;
}
