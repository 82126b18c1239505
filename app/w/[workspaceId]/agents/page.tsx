import { redirect } from "next/navigation";
import { AgentsScreen } from "#components/agents/agents-screen.tsx";
import { listAgents } from "#server/agents/queries.ts";
import { currentUser } from "#server/members/session.ts";

export const metadata = { title: "Agents" };

/** The roster. */
export default async function AgentsRoute({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${workspaceId}/agents`);
  return <AgentsScreen opened={await listAgents(user.id, workspaceId)} />;
}
