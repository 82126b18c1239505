"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { clearWords } from "#components/live/thread-words.ts";
import { useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { isType } from "#server/domain/event.ts";
import type { ShownMessage } from "./thread-page.ts";

/** So many messages the server gives at once. */
const atOnce = 100;

/** The messages of a thread, kept up to date by the log; older ones are fetched when asked for. */
export function useMessages(threadId: string) {
  const board = useBoard();
  const client = useTRPCClient();
  const query = useQuery({
    ...useTRPC().threads.messages.queryOptions({ threadId }),
    // While the coordinator reads, it may also decide to say nothing, which no message tells.
    refetchInterval: ({ state }) => (state.data?.some(({ asked }) => asked) ? 4_000 : false),
  });
  const mark = board.feed.findLast(
    (event) => isType(event, "message.posted") && event.data.threadId === threadId,
  );
  useRefetchOn(mark?.seq ?? 0, query);
  const [older, setOlder] = useState<ShownMessage[]>([]);
  const [more, setMore] = useState<boolean | null>(null);
  const newest = query.data ?? [];
  const messages = [...older, ...newest.filter(({ id }) => !older.some((one) => one.id === id))];
  const answer = newest.findLast(({ authorKind }) => authorKind === "coordinator")?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what takes its words away
  useEffect(() => clearWords(threadId), [threadId, answer]);

  async function fetchOlder(): Promise<void> {
    const first = messages[0];
    if (!first) return;
    const found = await client.threads.messages.query({ threadId, before: first.id });
    // What is on screen is kept, so that it does not fall out when newer messages push it off the first page.
    setOlder([...found, ...messages]);
    setMore(found.length === atOnce);
  }
  return { query, messages, hasOlder: more ?? newest.length === atOnce, fetchOlder };
}
