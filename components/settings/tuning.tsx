"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf } from "#components/live/trpc.ts";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ClocksForm } from "./clocks-form.tsx";
import { LimitsForm } from "./limits-form.tsx";
import { SkillClocks } from "./skill-clocks.tsx";
import { useSettings } from "./use-settings.ts";
import { WeightsForm } from "./weights-form.tsx";

/** How tasks find their agent, how patient the workspace is, and how often it tries; to be changed by owners and admins. */
export function Tuning({ workspaceId, mayEdit }: { workspaceId: string; mayEdit: boolean }) {
  const query = useSettings(workspaceId);
  const { agents } = useBoard();
  if (query.isError) return <ErrorNotice>{reasonOf(query.error)}</ErrorNotice>;
  if (!query.data) return <Skeleton className="h-[60rem]" />;
  const { weights, clocks, skillClocks, maxAttempts, maxChanges, agentTasks } = query.data.settings;
  const limits = { maxAttempts, maxChanges, agentTasks };
  const known = [
    ...new Set(Object.values(agents).flatMap(({ skills }) => skills.map(({ id }) => id))),
  ].sort();
  const shared = { workspaceId, mayEdit };
  return (
    <>
      <WeightsForm key={JSON.stringify(weights)} weights={weights} {...shared} />
      <ClocksForm key={`clocks ${JSON.stringify(clocks)}`} clocks={clocks} {...shared} />
      <SkillClocks skillClocks={skillClocks} known={known} {...shared} />
      <LimitsForm key={`limits ${JSON.stringify(limits)}`} limits={limits} {...shared} />
    </>
  );
}
