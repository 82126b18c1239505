"use client";
import { Popover } from "@base-ui/react/popover";
import Link from "next/link";
import { taskHref } from "#components/board/task-href.ts";
import { outcomeWords } from "#components/task/outcome-words.ts";
import { cn } from "#components/ui/class-names.ts";
import { clockTime, duration } from "#components/ui/format-time.ts";
import type { RunAttempt } from "./timeline-lanes.ts";

const looks = {
  live: "bg-working text-on-accent",
  good: "bg-done text-on-accent",
  bad: "bg-failed text-on-accent",
  gone: "bg-idle text-on-accent",
} as const;
/** How an attempt ended, as a shape for those who cannot tell the colours. */
const marks = { live: "◑", good: "●", bad: "✕", gone: "–" } as const;

type Props = {
  workspaceId: string;
  attempt: RunAttempt;
  title: string;
  agent: string;
  now: number;
  /** Too short a bar for any words. */
  narrow: boolean;
  style: { left: string; width: string; top: string };
};

/** One attempt as a bar coloured by its outcome; hover, focus or tap tells its evidence and opens the task. */
export function AttemptBar({ workspaceId, attempt, title, agent, now, narrow, style }: Props) {
  const { word, tone } = outcomeWords[attempt.status];
  const took = ((attempt.endedAt ? Date.parse(attempt.endedAt) : now) - Date.parse(attempt.offeredAt)) / 1000;
  const tries = attempt.number > 1 ? `, attempt ${attempt.number}` : "";
  return (
    <Popover.Root>
      <span
        aria-hidden
        style={style}
        className={cn(
          "pointer-events-none absolute flex h-5 min-w-1 items-center gap-1 overflow-hidden rounded-sm text-xs touch:h-7",
          !narrow && "px-1",
          looks[tone],
        )}
      >
        {!narrow && (
          <>
            <span className="shrink-0 text-[10px]">{marks[tone]}</span>
            <span className="truncate">{title}</span>
          </>
        )}
      </span>
      {/* What is pressed may be wider than what is seen. */}
      <Popover.Trigger
        openOnHover
        delay={120}
        style={style}
        aria-label={`${agent}: ${title}${tries}, ${word}, ${duration(took)}`}
        className="absolute h-6 min-w-6 rounded-sm touch:h-11 touch:min-w-11"
      />
      <Popover.Portal>
        <Popover.Positioner side="top" sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup
            initialFocus={false}
            className="flex max-w-80 flex-col gap-0.5 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-float outline-none [overflow-wrap:anywhere]"
          >
            <Link
              href={taskHref(workspaceId, attempt.taskId)}
              className="font-strong underline-offset-2 hover:underline"
            >
              {title}
            </Link>
            <span>
              {agent} {word}
              {tries}
            </span>
            <span className="font-mono text-ink-soft text-xs">
              {clockTime(attempt.offeredAt)} – {attempt.endedAt ? clockTime(attempt.endedAt) : "now"} (
              {duration(took)})
            </span>
            {attempt.end?.message && <span className="text-ink-soft">{attempt.end.message}</span>}
            {attempt.evidence && <span className="text-ink-soft">Last evidence: {attempt.evidence}</span>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
