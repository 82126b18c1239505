import { notFound, redirect } from "next/navigation";
import { AgentScreen } from "#components/agents/agent-screen.tsx";
import { listAgents } from "#server/agents/queries.ts";
import { currentUser } from "#server/members/session.ts";

export const metadata = { title: "Agent" };

/** One agent. */
export default async function AgentRoute({
  params,
}: {
  params: Promise<{ workspaceId: string; agentId: string }>;
}) {
  const { workspaceId, agentId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${workspaceId}/agents/${agentId}`);
  const agents = await listAgents(user.id, workspaceId);
  if (!agents.some(({ id }) => id === agentId)) notFound();
  return <AgentScreen key={agentId} opened={agents} agentId={agentId} />;
}
