import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { LiveBoard } from "#components/live/live-board.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { currentUser } from "#server/members/session.ts";
import { openPackedBoard } from "#server/workspaces/queries.ts";

type Props = { children: ReactNode; params: Promise<{ workspaceId: string }> };

/** Every page of a workspace: its snapshot with its number, kept live, in the shell. */
export default async function WorkspaceLayout({ children, params }: Props) {
  const { workspaceId } = await params;
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=/w/${encodeURIComponent(workspaceId)}`);
  const opened = await openPackedBoard(user.id, workspaceId);
  if (!opened) notFound();
  return (
    <LiveBoard key={workspaceId} opened={opened}>
      <Shell email={user.email}>{children}</Shell>
    </LiveBoard>
  );
}
