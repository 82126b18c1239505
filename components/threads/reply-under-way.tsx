"use client";
import { useWorkspace } from "#components/live/live-context.tsx";
import { useWords } from "#components/live/thread-words.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { CoordinatorMark } from "./coordinator-mark.tsx";

/** What the coordinator is about to say: its words as they come, that it reads, or that it waits for its model and since when. */
export function ReplyUnderWay({ threadId, asked }: { threadId: string; asked: boolean }) {
  const { coordinator } = useWorkspace();
  const words = useWords(threadId);
  if (words === null && !asked) return null;
  return (
    <div className="flex gap-3" data-testid="reply-under-way">
      <CoordinatorMark />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-strong">Coordinator</span>
          <span className="text-ink-faint" role="status">
            {words !== null ? "is writing…" : coordinator.mode === "away" ? "" : "is reading…"}
          </span>
        </p>
        {words !== null ? (
          <Markdown text={words} />
        ) : (
          coordinator.mode === "away" && (
            <p className="text-attention">
              Waits for the model
              {coordinator.since && (
                <>
                  , away since <RelativeTime at={coordinator.since} />
                </>
              )}
              : {coordinator.words}. The answer comes by itself.
            </p>
          )
        )}
      </div>
    </div>
  );
}
