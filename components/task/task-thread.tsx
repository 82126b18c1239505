"use client";
import { Composer } from "#components/threads/composer.tsx";
import { MessageList } from "#components/threads/message-list.tsx";
import { useMessages } from "#components/threads/use-messages.ts";
import { Section } from "#components/ui/section.tsx";

type ThreadProps = { threadId: string; mayPost: boolean; holder: string | null };

/** The conversation about one task, with a box to say something; the agent that holds the task hears it. */
export function TaskThread({ threadId, mayPost, holder }: ThreadProps) {
  const thread = useMessages(threadId);
  return (
    <Section title="Thread" id="thread">
      <div className="flex flex-col gap-5">
        <MessageList
          threadId={threadId}
          thread={thread}
          empty={<p className="text-ink-soft">Nothing has been said about this task yet.</p>}
        />
        {mayPost && (
          <Composer
            threadId={threadId}
            label="Message"
            hint={holder ? `${holder} hears it with its next report.` : "@ calls someone by name."}
            onSent={() => void thread.query.refetch()}
          />
        )}
      </div>
    </Section>
  );
}
