"use client";
import { Square } from "lucide-react";
import { useMay, useWorkspace } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { useDemo } from "./use-demo.ts";

/** Says that the demo is at work here, and ends it. */
export function DemoNotice() {
  const workspace = useWorkspace();
  const mayStop = useMay("token.create");
  const { running, stop } = useDemo();
  if (!running) return null;
  return (
    <div
      role="status"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-accent-wash px-4 py-1.5 text-sm max-sm:px-3"
    >
      <p className="min-w-0 flex-1">The demo runs: six agents work on sample data here.</p>
      {mayStop && (
        <Button size="sm" busy={stop.isPending} onClick={() => stop.mutate({ workspaceId: workspace.id })}>
          <Square aria-hidden />
          Stop the demo
        </Button>
      )}
    </div>
  );
}
