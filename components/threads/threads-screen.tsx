"use client";
import { useEffect, useRef } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { mainThreadId } from "#server/domain/ids.ts";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { TaskThreads } from "./task-threads.tsx";
import { useCallables } from "./use-callables.ts";
import { useMessages } from "./use-messages.ts";

/** The workspace's conversation, where people, agents and the coordinator talk; beside it the threads of tasks. */
export function ThreadsScreen() {
  const { workspace } = useBoard();
  const threadId = mainThreadId(workspace.id);
  const thread = useMessages(threadId);
  const { coordinator } = useCallables();
  const mayPost = useMay("message.post");
  const end = useRef<HTMLDivElement>(null);
  const last = thread.messages.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what the page follows
  useEffect(() => {
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [last]);
  return (
    <>
      <PageHeader title="Threads" />
      <div className="mx-auto grid w-full max-w-[1280px] flex-1 gap-x-10 gap-y-8 px-4 sm:px-6 lg:grid-cols-[minmax(0,1fr)_320px]">
        <section aria-label="Main thread" className="flex min-w-0 flex-col">
          <div className="flex flex-1 flex-col gap-5 py-5">
            <MessageList
              threadId={threadId}
              thread={thread}
              empty={<EmptyThread coordinator={coordinator} />}
            />
            {/* Stands clear of the box below it. */}
            <div ref={end} className="scroll-mb-72" />
          </div>
          {mayPost ? (
            <div className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-surface px-4 pt-3 pb-4 max-sm:bottom-14 sm:mx-0 sm:px-0">
              <Composer
                threadId={threadId}
                label="Message to everyone here"
                hint={`@${coordinator} asks the coordinator, @ and a name calls an agent, / and a skill asks for work with it.`}
                onSent={() => void thread.query.refetch()}
              />
            </div>
          ) : (
            <p className="pb-6 text-ink-soft text-sm">You may read along; to write takes a member’s role.</p>
          )}
        </section>
        <aside aria-label="Threads of tasks" className="min-w-0 py-5 max-lg:border-line max-lg:border-t">
          <TaskThreads />
        </aside>
      </div>
    </>
  );
}

function EmptyThread({ coordinator }: { coordinator: string }) {
  return (
    <div className="my-auto max-w-[60ch] py-8">
      <p className="text-lg">Ask how things stand, or say what is to be done.</p>
      <ul className="mt-3 flex flex-col gap-1.5 text-ink-soft">
        <li>
          <b className="text-ink">“What is the status?”</b> The coordinator answers from the log, with links
          to what it rests on.
        </li>
        <li>
          <b className="text-ink">“@{coordinator} write a summary of the brief by Friday”</b> becomes a task.
        </li>
        <li>
          <b className="text-ink">“@Mira use EUR”</b> goes to that agent alone.
        </li>
        <li>
          <b className="text-ink">“/writing a note for the press by Monday”</b> becomes a task for whoever has
          that skill.
        </li>
      </ul>
    </div>
  );
}
