"use client";
import Link from "next/link";
import { taskHref } from "#components/board/task-href.ts";
import { useBoard } from "#components/live/live-context.tsx";
import { runHref } from "#components/runs/run-href.ts";
import { RunMark } from "#components/runs/run-mark.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { ShownDecision } from "./decision-page.ts";

const link = "min-w-0 font-strong underline-offset-2 hover:underline [overflow-wrap:anywhere]";

/** What was to be decided on: the task, the run, or the message, as it stands now. */
export function DecisionSubject({ decision, onLeave }: { decision: ShownDecision; onLeave: () => void }) {
  const { workspace } = useBoard();
  const { task, run, asked, made } = decision;
  return (
    <div className="flex flex-col gap-1.5">
      {task && (
        <p className="flex flex-wrap items-center gap-x-2">
          <Link href={taskHref(workspace.id, task.id)} onClick={onLeave} className={link}>
            {task.title}
          </Link>
          <StatusMark status={task.status} />
        </p>
      )}
      {run && (
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="text-ink-soft">{task ? "of the run" : "Run"}</span>
          <Link href={runHref(workspace.id, run.id)} onClick={onLeave} className={link}>
            {run.title}
          </Link>
          <RunMark status={run.status} />
        </p>
      )}
      {asked && (
        <blockquote className="border-line border-l-2 pl-3">
          <p className="text-ink-soft text-sm">{asked.author} wrote</p>
          <Markdown text={asked.body} />
        </blockquote>
      )}
      {made && (
        <p>
          It became{" "}
          <Link
            href={
              made.id.startsWith("rn_") ? runHref(workspace.id, made.id) : taskHref(workspace.id, made.id)
            }
            onClick={onLeave}
            className={link}
          >
            {made.title}
          </Link>
          , now {made.status}.
        </p>
      )}
    </div>
  );
}
