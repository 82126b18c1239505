"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPCClient } from "#components/live/trpc.ts";
import { useSettled } from "#components/ui/use-settled.ts";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";

/** What is wrong with a plan as it stands in the editor, and who could do each task now; asked again once it rests, and every half minute. */
export function usePlanCheck(plan: OperationsPlan): {
  problems: PlanProblem[];
  staffing: ReadonlyMap<string, Staffing>;
} {
  const { workspace } = useBoard();
  const client = useTRPCClient();
  const rested = useSettled(plan, 400);
  const { data } = useQuery({
    queryKey: ["check-plan", workspace.id, rested],
    queryFn: () => client.runs.checkPlan.mutate({ workspaceId: workspace.id, plan: rested }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
    gcTime: 10_000,
  });
  return useMemo(
    () => ({
      problems: data?.problems ?? [],
      staffing: new Map(data?.staffing.map((one): [string, Staffing] => [one.key, one])),
    }),
    [data],
  );
}
