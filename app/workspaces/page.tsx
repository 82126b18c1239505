import { redirect } from "next/navigation";
import { WorkspacesScreen } from "#components/workspaces/workspaces-screen.tsx";
import { currentUser } from "#server/members/session.ts";
import { listWorkspaces } from "#server/workspaces/queries.ts";

export const metadata = { title: "Workspaces" };

/** The workspaces of whoever is signed in. */
export default async function WorkspacesRoute() {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  return <WorkspacesScreen opened={await listWorkspaces(user.id)} name={user.name} />;
}
