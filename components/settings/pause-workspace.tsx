"use client";
import { useMutation } from "@tanstack/react-query";
import { useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { WorkspaceCard } from "#server/domain/card.ts";

/** Pauses or resumes everything in the workspace; a pause says who, since when, and what it means. */
export function PauseWorkspace({
  workspace,
  pausedBy,
}: {
  workspace: WorkspaceCard;
  pausedBy: string | null;
}) {
  const trpc = useTRPC();
  const mayPause = useMay("workspace.pause");
  const pause = useMutation(trpc.workspaces.pause.mutationOptions());
  const resume = useMutation(trpc.workspaces.resume.mutationOptions());
  const error = pause.error ?? resume.error;
  const input = { workspaceId: workspace.id };
  return (
    <Section title={workspace.pausedAt ? "Everything is paused" : "Pause"}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 max-w-[60ch] flex-1 basis-72 text-ink-soft">
          {workspace.pausedAt ? (
            <>
              {pausedBy ? `${pausedBy} paused it` : "Paused"} <RelativeTime at={workspace.pausedAt} />. No
              task is given out, and agents at work are told to pause. Nothing is lost.
            </>
          ) : (
            "While paused, no task is given out and agents at work are told to pause. Nothing is lost."
          )}
        </p>
        {mayPause &&
          (workspace.pausedAt ? (
            <Button variant="primary" busy={resume.isPending} onClick={() => resume.mutate(input)}>
              Resume everything
            </Button>
          ) : (
            <Button variant="danger-quiet" busy={pause.isPending} onClick={() => pause.mutate(input)}>
              Pause everything
            </Button>
          ))}
      </div>
      {error && <ErrorNotice>{reasonOf(error)}</ErrorNotice>}
    </Section>
  );
}
