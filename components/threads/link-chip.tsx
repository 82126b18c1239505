import { Activity, Bot, SquareCheck, Target } from "lucide-react";
import Link from "next/link";
import { taskHref } from "#components/board/task-href.ts";
import type { ShownLink } from "./thread-page.ts";

const icons = { task: SquareCheck, run: Target, agent: Bot, event: Activity } as const;
const words = { task: "Task", run: "Run", agent: "Agent", event: "Event" } as const;
const chip =
  "inline-flex max-w-full items-center gap-1 rounded-sm border border-line bg-raised px-1.5 py-0.5 text-ink-soft text-xs touch:min-h-8 touch:px-2 [&_svg]:size-3 [&_svg]:shrink-0";

function hrefOf({ id, kind, taskId }: ShownLink, workspaceId: string): string | null {
  if (kind === "task") return taskHref(workspaceId, id);
  if (kind === "run") return `/w/${workspaceId}/runs/${id}`;
  if (kind === "agent") return `/w/${workspaceId}/agents/${id}`;
  return taskId && taskHref(workspaceId, taskId);
}

/** Something an answer rests on, by its name; press it to see for yourself. */
export function LinkChip({ link, workspaceId }: { link: ShownLink; workspaceId: string }) {
  const Icon = icons[link.kind];
  const href = hrefOf(link, workspaceId);
  const inside = (
    <>
      <Icon aria-hidden />
      <span className="sr-only">{words[link.kind]}: </span>
      {link.kind === "event" && <span className="font-mono">{link.id}</span>}
      <span className="min-w-0 truncate">{link.title}</span>
    </>
  );
  if (!href)
    return (
      <span className={chip} title={link.title}>
        {inside}
      </span>
    );
  return (
    <Link
      href={href}
      prefetch={false}
      className={`${chip} hover:border-line-strong hover:text-ink`}
      title={link.title}
    >
      {inside}
    </Link>
  );
}
