"use client";
import { useMutation } from "@tanstack/react-query";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { notify } from "#components/ui/toast.tsx";

/** A paused workspace says who paused it, since when, and offers the one button. */
export function PausedBanner() {
  const { workspace, members, agents } = useBoard();
  const mayResume = useMay("workspace.pause");
  const resume = useMutation(
    useTRPC().workspaces.resume.mutationOptions({
      onError: (error) => notify({ title: "Still paused", description: reasonOf(error), tone: "error" }),
    }),
  );
  if (!workspace.pausedAt) return null;
  const by = workspace.pausedBy;
  const who = by ? (members[by]?.name ?? agents[by]?.name ?? by) : "someone";
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-attention-wash px-4 py-1.5 text-attention"
    >
      <p className="min-w-0 flex-1">
        <b>Paused</b> by {who} <RelativeTime at={workspace.pausedAt} />. Agents may finish what they hold;
        nothing new is given out.
      </p>
      {mayResume && (
        <Button
          size="sm"
          busy={resume.isPending}
          onClick={() => resume.mutate({ workspaceId: workspace.id })}
        >
          Resume
        </Button>
      )}
    </div>
  );
}
