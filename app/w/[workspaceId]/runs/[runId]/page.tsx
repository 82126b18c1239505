import { notFound, redirect } from "next/navigation";
import { RunScreen } from "#components/runs/run-screen.tsx";
import { currentUser } from "#server/members/session.ts";
import { readRun } from "#server/runs/queries.ts";

export const metadata = { title: "Run" };

/** One run. */
export default async function RunRoute({
  params,
}: {
  params: Promise<{ workspaceId: string; runId: string }>;
}) {
  const { workspaceId, runId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${workspaceId}/runs/${runId}`);
  const page = await readRun(user.id, runId);
  if (!page || page.workspace.id !== workspaceId) notFound();
  return <RunScreen key={runId} opened={page} />;
}
