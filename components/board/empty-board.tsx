"use client";
import { useMutation } from "@tanstack/react-query";
import { Bot, PenLine, Play } from "lucide-react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { notify } from "#components/ui/toast.tsx";

/** A board without tasks: its goal, one sentence, three ways to begin. */
export function EmptyBoard({ onWrite }: { onWrite: () => void }) {
  const { workspace } = useBoard();
  const mayWrite = useMay("task.create");
  const mayInvite = useMay("agent.invite");
  const demo = useMutation(
    useTRPC().workspaces.startDemo.mutationOptions({
      onSuccess: () =>
        notify({
          title: "The demo is starting",
          description: "Its agents join, then the tasks appear here.",
        }),
      onError: (error) =>
        notify({ title: "The demo did not start", description: reasonOf(error), tone: "error" }),
    }),
  );
  return (
    <div className="my-auto">
      <p className="mx-auto max-w-2xl text-balance px-4 text-center text-xl">{workspace.goal}</p>
      <EmptyState
        title="No tasks yet. Run the demo to see agents work on real data, write a task, or bring your own agent."
        className="pt-3"
      >
        {mayWrite && (
          <Button
            variant="primary"
            size="lg"
            busy={demo.isPending || demo.isSuccess}
            onClick={() => demo.mutate({ workspaceId: workspace.id })}
          >
            <Play aria-hidden />
            {demo.isSuccess ? "The demo is starting…" : "Run the demo"}
          </Button>
        )}
        {mayWrite && (
          <Button size="lg" onClick={onWrite}>
            <PenLine aria-hidden />
            Write a task
          </Button>
        )}
        {mayInvite && (
          <LinkButton size="lg" href={`/w/${workspace.id}/agents/join`}>
            <Bot aria-hidden />
            Join an agent
          </LinkButton>
        )}
      </EmptyState>
    </div>
  );
}
