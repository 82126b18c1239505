"use client";
import { ChevronUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useBoard, useWorkspace } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DialogBody } from "#components/ui/dialog.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { TimedText } from "#components/ui/timed-text.tsx";
import type { ClawEvent } from "#server/domain/event.ts";
import { sentence } from "#server/domain/feed.ts";
import { namesOf } from "./names-of.ts";
import { taskHref } from "./task-href.ts";

type Line = { event: ClawEvent; text: string };

/** What just happened, newest first, in plain words. */
function useLines(): Line[] {
  const board = useBoard();
  const names = namesOf(board);
  return board.feed
    .flatMap((event) => {
      const text = sentence(event, names);
      return text ? [{ event, text }] : [];
    })
    .reverse();
}

/** The last few lines at the foot of the board; all of them in a sheet. */
export function NowFeed({ lines: shown = 3, className }: { lines?: number; className?: string }) {
  const lines = useLines();
  if (lines.length === 0) return null;
  return (
    <section
      aria-label="Now"
      className={cn(
        "flex shrink-0 items-start gap-2 border-line border-t bg-sunken py-1.5 pr-2 pl-4 max-sm:pl-3",
        className,
      )}
    >
      <h2 className="w-8 shrink-0 pt-px text-ink-faint text-xs">now</h2>
      <ol className="min-w-0 flex-1">
        {lines.slice(0, shown).map((line) => (
          <FeedLine key={line.event.seq} line={line} truncate />
        ))}
      </ol>
      <Sheet
        title="What happened"
        description="The last hundred events, newest first."
        trigger={
          <Button variant="quiet" size="sm">
            More
            <ChevronUp aria-hidden />
          </Button>
        }
      >
        <DialogBody>
          <ol className="flex flex-col gap-1">
            {lines.map((line) => (
              <FeedLine key={line.event.seq} line={line} />
            ))}
          </ol>
        </DialogBody>
      </Sheet>
    </section>
  );
}

function FeedLine({
  line: { event, text },
  truncate = false,
}: {
  line: Line;
  truncate?: boolean;
}): ReactNode {
  const workspaceId = useWorkspace().id;
  const words = (
    <span className={cn("min-w-0", truncate ? "truncate" : "break-words")}>
      <TimedText text={text} />
    </span>
  );
  return (
    <li className="flex min-h-6 min-w-0 gap-2 py-[3px] text-sm">
      <ClockTime at={event.at} className="shrink-0 font-mono text-ink-faint text-xs leading-[18px]" />
      {event.taskId ? (
        <Link
          href={taskHref(workspaceId, event.taskId)}
          prefetch={false}
          className={cn("min-w-0 underline-offset-2 hover:underline", truncate && "truncate")}
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </li>
  );
}
