"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { CoordinatorSection } from "./coordinator-section.tsx";
import { InvitePeople } from "./invite-people.tsx";
import { MemberList } from "./member-list.tsx";
import { PauseWorkspace } from "./pause-workspace.tsx";
import { Tuning } from "./tuning.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";

/** What a workspace is set to: name, goal, rules, the coordinator, people, invites, clocks, weights, pausing. */
export function SettingsScreen() {
  const board = useBoard();
  const workspaceId = board.workspace.id;
  const mayEdit = useMay("workspace.edit");
  const mayInvite = useMay("member.invite");
  const members = useQuery(useTRPC().members.list.queryOptions({ workspaceId }));
  useRefetchOn(board.feed.findLast(({ type }) => type.startsWith("member."))?.seq ?? 0, members);
  const { name, goal, rules } = board.workspace;
  return (
    <div className="relative mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-4 sm:px-6 sm:py-6">
      <div>
        <h1 className="text-xl">Settings</h1>
        {!mayEdit && (
          <p className="mt-1 text-ink-soft">You may look at all of this; owners and admins change it.</p>
        )}
      </div>
      <PauseWorkspace
        workspace={board.workspace}
        pausedBy={nameOf(board.workspace.pausedBy, board.members)}
      />
      <WorkspaceForm
        key={JSON.stringify([name, goal, rules])}
        workspace={board.workspace}
        mayEdit={mayEdit}
      />
      <CoordinatorSection workspaceId={workspaceId} mayEdit={mayEdit} />
      <Section title="People">
        {members.data ? (
          <MemberList members={members.data.filter(({ kind }) => kind === "human")} />
        ) : (
          <Skeleton className="h-28" />
        )}
      </Section>
      {mayInvite && <InvitePeople workspaceId={workspaceId} />}
      <Tuning workspaceId={workspaceId} mayEdit={mayEdit} />
    </div>
  );
}

const nameOf = (id: string | null, members: Record<string, { name: string }>): string | null =>
  id && (members[id]?.name ?? id);
