import Link from "next/link";
import { Age } from "#components/ui/age.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { HolderLine } from "./holder-line.tsx";
import { NextStepLine } from "./next-step-line.tsx";
import { TaskActions } from "./task-actions.tsx";
import type { TaskPage } from "./task-page.ts";

type TaskHeadingProps = { workspaceId: string; page: TaskPage; holder: string | null; mayEdit: boolean };

/** Title, status, what comes next with its clock, and the actions. */
export function TaskHeading({ workspaceId, page, holder, mayEdit }: TaskHeadingProps) {
  const { card } = page;
  return (
    <header className="relative flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-[72ch] flex-1 basis-80">
        <p className="text-ink-faint text-sm [overflow-wrap:anywhere]">
          <Link href={`/w/${workspaceId}`} className="-my-2 py-2 hover:text-ink">
            Board
          </Link>
          {page.run && (
            <>
              {" · "}
              <Link href={`/w/${workspaceId}/runs/${page.run.id}`} className="-my-2 py-2 hover:text-ink">
                {page.run.title}
              </Link>
            </>
          )}
          {page.parent && (
            <>
              {" · part of "}
              <Link
                href={`/w/${workspaceId}/tasks/${page.parent.id}`}
                className="underline underline-offset-2"
              >
                {page.parent.title}
              </Link>
            </>
          )}
          {card.key && <span className="font-mono"> · {card.key}</span>}
          {card.reviewOf && (
            <>
              {" · checks "}
              <Link
                href={`/w/${workspaceId}/tasks/${card.reviewOf}`}
                className="underline underline-offset-2"
              >
                another task’s work
              </Link>
            </>
          )}
        </p>
        <h1 className="mt-1 text-balance text-xl [overflow-wrap:anywhere]">{card.title}</h1>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="flex items-center gap-1.5">
            <StatusMark status={card.status} className="font-strong text-base" />
            {!card.completedAt && <Age at={card.since} className="text-ink-faint text-sm" />}
          </span>
          {card.priority !== "normal" && (
            <Badge
              tone={card.priority === "urgent" ? "failed" : card.priority === "high" ? "attention" : "plain"}
            >
              {card.priority}
            </Badge>
          )}
          {[...card.skills, ...card.tools].map((word) => (
            <Badge key={word} tone="outline">
              {word}
            </Badge>
          ))}
        </div>
        <div className="mt-2">
          <NextStepLine card={card} holder={holder ?? "The agent"} dependsOn={page.dependsOn} />
        </div>
        {holder && (
          <div className="mt-3 lg:hidden">
            <HolderLine workspaceId={workspaceId} card={card} name={holder} />
          </div>
        )}
      </div>
      {mayEdit && <TaskActions page={page} holder={holder} />}
    </header>
  );
}
