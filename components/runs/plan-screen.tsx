"use client";
import { useMemo } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useHydrated } from "#components/ui/use-now.tsx";
import { OperationsPlan } from "#server/domain/plan.ts";
import { PlanEditor } from "./plan-editor.tsx";
import type { RunPageProps } from "./use-run-page.ts";

type Props = RunPageProps & { back: string };

/** The plan of a run; edits of this tab are read from its storage, so it shows only once there is a browser. */
export function PlanScreen(props: Props) {
  const hydrated = useHydrated();
  const { page } = props;
  const version = page.draft?.version ?? page.card.planVersion;
  const kept = page.draft?.plan ?? page.plan;
  // Plans come as JSON: the deadline is text, and old ones may lack what is new.
  const plan = useMemo(() => OperationsPlan.parse(kept), [kept]);
  if (!hydrated)
    return (
      <div className="p-6">
        <Skeleton className="h-96" />
      </div>
    );
  return <PlanEditor {...props} version={version} plan={plan} />;
}
