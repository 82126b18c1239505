import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { count } from "#components/ui/format-number.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import type { WorkspaceRow } from "./workspace-row.ts";

/** One workspace: name, goal, what is going on. The whole card opens it. */
export function WorkspaceItem({ workspace }: { workspace: WorkspaceRow }) {
  const { id, name, goal, role, pausedAt, counts, toReview, overdue, unable, runsWaiting, agents } =
    workspace;
  const number = (...statuses: TaskStatus[]) =>
    statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const needsYou = number("input-required", "failed") + toReview + overdue + unable + runsWaiting;
  const working = number("assigned", "working");
  return (
    <li className="relative flex min-w-0 flex-col rounded-lg border border-line bg-raised p-4 hover:border-line-strong">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 text-lg [overflow-wrap:anywhere]">
          <Link href={`/w/${id}`} className="after:absolute after:inset-0">
            {name}
          </Link>
        </h2>
        <Badge>{role}</Badge>
      </div>
      <p className="mt-1 line-clamp-3 text-ink-soft [overflow-wrap:anywhere]">{goal}</p>
      <p className="mt-auto flex flex-wrap gap-x-4 gap-y-1 pt-3 text-sm">
        {pausedAt && <span className="text-attention">paused</span>}
        {needsYou > 0 && (
          <span className="text-attention">
            ◆ {count(needsYou)} {needsYou === 1 ? "needs" : "need"} you
          </span>
        )}
        <span className={working > 0 ? "text-working" : "text-ink-faint"}>{count(working)} working</span>
        <span className="text-ink-soft">{count(number("completed"))} done</span>
        <span className="text-ink-soft">
          {count(agents)} {agents === 1 ? "agent" : "agents"}
        </span>
      </p>
    </li>
  );
}
