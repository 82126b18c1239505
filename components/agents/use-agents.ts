"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import type { Board } from "#server/domain/board.ts";
import type { AgentDetail } from "./agent-detail.ts";

const telling = /^(agent\.|delivery\.|task\.(completed|released))/;

/** All agents in detail, read again after each event that changes what is told of them. */
export function useAgents(opened?: AgentDetail[]): {
  board: Board;
  details: Map<string, AgentDetail>;
  loaded: boolean;
} {
  const board = useBoard();
  const query = useQuery({
    ...useTRPC().agents.list.queryOptions({ workspaceId: board.workspace.id }),
    ...(opened ? { initialData: opened } : {}),
  });
  useRefetchOn(board.feed.findLast((event) => telling.test(event.type))?.seq ?? 0, query);
  return {
    board,
    details: new Map(query.data?.map((agent) => [agent.id, agent])),
    loaded: query.data !== undefined,
  };
}
