"use client";
import { type ReactNode, useState } from "react";
import { useBoard, useMe } from "#components/live/live-context.tsx";
import { reasonOf } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { MessageItem } from "./message-item.tsx";
import { ReplyUnderWay } from "./reply-under-way.tsx";
import type { useMessages } from "./use-messages.ts";

type MessageListProps = { threadId: string; thread: ReturnType<typeof useMessages>; empty: ReactNode };

/** What was said in a thread, oldest first, and what is being said. */
export function MessageList({ threadId, thread, empty }: MessageListProps) {
  const { workspace } = useBoard();
  const me = useMe();
  const { query, messages, hasOlder, fetchOlder } = thread;
  const [busy, setBusy] = useState(false);
  if (query.isError && messages.length === 0) return <ErrorNotice>{reasonOf(query.error)}</ErrorNotice>;
  if (query.isPending) return <Skeleton className="h-40" />;
  return (
    <>
      {hasOlder && (
        <Button
          size="sm"
          variant="quiet"
          className="self-center"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void fetchOlder().finally(() => setBusy(false));
          }}
        >
          Show older messages
        </Button>
      )}
      {messages.length === 0 && empty}
      {messages.length > 0 && (
        <ol className="flex flex-col gap-5">
          {messages.map((message) => (
            <MessageItem
              key={message.id}
              message={message}
              workspaceId={workspace.id}
              mine={message.authorId === me.memberId}
            />
          ))}
        </ol>
      )}
      <ReplyUnderWay threadId={threadId} asked={messages.some(({ asked }) => asked)} />
    </>
  );
}
