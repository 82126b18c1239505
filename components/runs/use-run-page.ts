"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { newerPage, seqOf } from "#components/live/newer-page.ts";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import type { Card, RunCard } from "#server/domain/card.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import type { RunPage } from "./run-page.ts";

/** A run that stays true: its card, its tasks and its feed move with the board, the rest is read again after each of its events. */
export function useRunPage(opened: RunPage) {
  const board = useBoard();
  const runId = opened.card.id;
  const query = useQuery({
    ...useTRPC().runs.show.queryOptions({ runId }),
    initialData: opened,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const page = newerPage(query.data ?? undefined, opened);
  const own = useMemo(() => board.feed.filter((event) => event.runId === runId), [board.feed, runId]);
  useRefetchOn(own.at(-1)?.seq ?? 0, query, seqOf(page));
  const tasks = useMemo(() => liveTasks(page.tasks, board.tasks, runId), [page.tasks, board.tasks, runId]);
  const events = useMemo(() => joined(page.events, own), [page.events, own]);
  const card: RunCard = board.runs[runId] ?? page.card;
  return { page, card, tasks, events, refetch: query.refetch };
}

export type RunPageProps = ReturnType<typeof useRunPage>;

/** What was read, overlaid by what the board knows: it may be newer, and it may know more. */
function liveTasks(read: readonly Card[], live: Record<string, Card>, runId: string): Card[] {
  const known = new Set(read.map(({ id }) => id));
  const more = Object.values(live).filter((card) => card.runId === runId && !known.has(card.id));
  return [...read.map((card) => live[card.id] ?? card), ...more];
}

function joined(read: readonly ClawEvent[], live: readonly ClawEvent[]): ClawEvent[] {
  const last = read.at(-1)?.seq ?? 0;
  return [...read, ...live.filter(({ seq }) => seq > last)];
}
