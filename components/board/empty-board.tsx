"use client";
import { Bot, PenLine, Play, Target } from "lucide-react";
import { useMay, useWorkspace } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useDemo } from "./use-demo.ts";

/** A board without tasks: its goal, one sentence, four ways to begin. */
export function EmptyBoard({ onWrite }: { onWrite: () => void }) {
  const workspace = useWorkspace();
  const mayWrite = useMay("task.create");
  const mayRun = useMay("run.create");
  const mayInvite = useMay("agent.invite");
  const { start, running } = useDemo();
  return (
    <div className="my-auto">
      <p className="mx-auto max-w-2xl text-balance px-4 text-center text-xl">{workspace.goal}</p>
      <EmptyState
        title={
          mayWrite
            ? "No tasks yet. Run the demo to see agents work on real data, write a goal or a task, or bring your own agent."
            : "No tasks yet. What members write, and who works on it, shows here at once."
        }
        className="pt-3"
      >
        {mayWrite && (
          <Button
            variant="primary"
            size="lg"
            busy={start.isPending || running}
            onClick={() => start.mutate({ workspaceId: workspace.id })}
          >
            <Play aria-hidden />
            {running ? "The demo is starting…" : "Run the demo"}
          </Button>
        )}
        {mayRun && (
          <LinkButton size="lg" href={`/w/${workspace.id}/runs/new`}>
            <Target aria-hidden />
            Write a goal
          </LinkButton>
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
