"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard, useMe } from "#components/live/live-context.tsx";
import { newerPage, seqOf } from "#components/live/newer-page.ts";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import type { TaskPage } from "./task-page.ts";
import { TaskView } from "./task-view.tsx";

/** A task that stays true: its card moves with the board, the rest is read again after each of its events. */
export function TaskScreen({ opened }: { opened: TaskPage }) {
  const board = useBoard();
  const { role } = useMe();
  const taskId = opened.card.id;
  const query = useQuery({
    ...useTRPC().tasks.show.queryOptions({ taskId }),
    initialData: opened,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lastSeq = board.feed.findLast((event) => event.taskId === taskId)?.seq ?? 0;
  const page = newerPage(query.data ?? undefined, opened);
  useRefetchOn(lastSeq, query, seqOf(page));
  const card = board.tasks[taskId] ?? page.card;
  const holder = card.agentId ? (board.agents[card.agentId]?.name ?? null) : null;
  return <TaskView workspaceId={board.workspace.id} page={{ ...page, card }} role={role} holder={holder} />;
}
