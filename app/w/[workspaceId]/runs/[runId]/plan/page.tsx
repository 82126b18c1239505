import { notFound, redirect } from "next/navigation";
import { RunPlanScreen } from "#components/runs/run-plan-screen.tsx";
import { currentUser } from "#server/members/session.ts";
import { readRun } from "#server/runs/queries.ts";

export const metadata = { title: "Plan" };

/** The plan of a run. */
export default async function RunPlanRoute({
  params,
}: {
  params: Promise<{ workspaceId: string; runId: string }>;
}) {
  const { workspaceId, runId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${workspaceId}/runs/${runId}/plan`);
  const page = await readRun(user.id, runId);
  if (!page || page.workspace.id !== workspaceId) notFound();
  return <RunPlanScreen key={runId} opened={page} />;
}
