import Link from "next/link";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { TaskLink } from "./task-page.ts";

/** Other tasks with their status, each a link. */
export function TaskLinks({ workspaceId, tasks }: { workspaceId: string; tasks: readonly TaskLink[] }) {
  return (
    <ul className="flex flex-col">
      {tasks.map(({ id, title, status }) => (
        <li key={id}>
          <Link
            href={`/w/${workspaceId}/tasks/${id}`}
            className="-mx-1.5 flex min-h-7 items-center gap-2 rounded-md px-1.5 hover:bg-sunken touch:min-h-11"
          >
            <StatusMark status={status} iconOnly />
            <span className="min-w-0 truncate" title={title}>
              {title}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
