"use client";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useHydrated } from "#components/ui/use-now.tsx";
import { WriteGoal } from "./write-goal.tsx";

/** Where a run begins: a goal in words, a playbook, or a plan of one's own. */
export function WriteGoalScreen() {
  const hydrated = useHydrated();
  return (
    <>
      <PageHeader title="Write a goal" />
      <div className="mx-auto w-full max-w-3xl px-4 py-5 sm:px-6">{hydrated && <WriteGoal />}</div>
    </>
  );
}
