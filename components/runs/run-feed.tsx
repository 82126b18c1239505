"use client";
import Link from "next/link";
import { namesOf } from "#components/board/names-of.ts";
import { taskHref } from "#components/board/task-href.ts";
import { useBoard } from "#components/live/live-context.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimedText } from "#components/ui/timed-text.tsx";
import type { ClawEvent } from "#server/domain/event.ts";
import { sentence } from "#server/domain/feed.ts";

/** What happened in a run, newest first, in plain words; the board's own feed comes on top of what was read. */
export function RunFeed({
  events,
  titles,
  title,
}: {
  events: readonly ClawEvent[];
  titles: ReadonlyMap<string, string>;
  title: string;
}) {
  const board = useBoard();
  const names = {
    ...namesOf(board),
    task: (id: string) => titles.get(id) ?? board.tasks[id]?.title ?? null,
    run: () => title,
  };
  const lines = events
    .flatMap((event) => {
      const text = sentence(event, names);
      return text ? [{ event, text }] : [];
    })
    .reverse();
  return (
    <Section title="What happened" note={lines.length > 0 ? "newest first" : undefined}>
      {lines.length === 0 && <p className="text-ink-soft">Nothing yet.</p>}
      <ScrollBox label="What happened in this run" className="max-h-96">
        <ol>
          {lines.slice(0, 200).map(({ event, text }) => (
            <li key={event.seq} className="flex min-h-6 min-w-0 gap-2 py-[3px] text-sm">
              <ClockTime at={event.at} className="shrink-0 font-mono text-ink-faint text-xs leading-[18px]" />
              {event.taskId ? (
                <Link
                  href={taskHref(board.workspace.id, event.taskId)}
                  prefetch={false}
                  className="min-w-0 underline-offset-2 [overflow-wrap:anywhere] hover:underline"
                >
                  <TimedText text={text} />
                </Link>
              ) : (
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <TimedText text={text} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </ScrollBox>
    </Section>
  );
}
