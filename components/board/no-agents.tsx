"use client";
import Link from "next/link";
import { useMay } from "#components/live/live-context.tsx";

/** Tasks without any agent: said once, with the way out for who may take it. */
export function NoAgents({ workspaceId }: { workspaceId: string }) {
  const mayInvite = useMay("agent.invite");
  return (
    <p className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 border-line border-b bg-attention-wash px-4 py-2 text-attention max-sm:px-3">
      No agent has joined, so nothing can start.
      {mayInvite && (
        <Link href={`/w/${workspaceId}/agents/join`} className="font-strong underline underline-offset-2">
          Join an agent
        </Link>
      )}
    </p>
  );
}
