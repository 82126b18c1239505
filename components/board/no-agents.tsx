import Link from "next/link";

/** Tasks without any agent: said once, with the way out. */
export function NoAgents({ workspaceId }: { workspaceId: string }) {
  return (
    <p className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 border-line border-b bg-attention-wash px-4 py-2 text-attention max-sm:px-3">
      No agent has joined, so nothing can start.
      <Link href={`/w/${workspaceId}/agents/join`} className="font-strong underline underline-offset-2">
        Join an agent
      </Link>
    </p>
  );
}
