"use client";
import { useWords } from "#components/live/thread-words.ts";
import { useCoordinatorWords } from "#components/shell/use-coordinator-words.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { CoordinatorMark } from "./coordinator-mark.tsx";

/** What the coordinator is about to say: its words as they come, that it reads, or that it waits for its model and since when. */
export function ReplyUnderWay({ threadId, asked }: { threadId: string; asked: boolean }) {
  const { mode, words: why, at } = useCoordinatorWords();
  const words = useWords(threadId);
  if (words === null && !asked) return null;
  return (
    <div className="flex gap-3" data-testid="reply-under-way">
      <CoordinatorMark />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-strong">Coordinator</span>
          <span className="text-ink-faint" role="status">
            {words !== null ? "is writing…" : mode === "away" ? "" : "is reading…"}
          </span>
        </p>
        {words !== null ? (
          <Markdown text={words} />
        ) : (
          mode === "away" && (
            <p className="text-attention">
              Waits for the model, away since {at}: {why}. The answer comes by itself.
            </p>
          )
        )}
      </div>
    </div>
  );
}
