"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useCallback, useEffect, useState } from "react";
import { type PackedBoard, unpackBoard } from "#server/domain/pack-board.ts";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import { connectLive } from "./live-line.ts";
import { type Live, type LiveInput, openLive, step } from "./live-step.ts";
import { useTRPC, useTRPCClient } from "./trpc.ts";

/** What opens a board: the server's snapshot and who looks at it. */
export type OpenBoard = NonNullable<inferRouterOutputs<AppRouter>["workspaces"]["board"]>;

/** The same as the page got it. */
export type PackedOpenBoard = Omit<OpenBoard, "board"> & { board: PackedBoard };

/** Opens from the server's snapshot and keeps it exactly right: the board lives in the query cache, and only `step` writes it. */
export function useLiveBoard(given: PackedOpenBoard): OpenBoard & { live: Live } {
  const [opened] = useState(() => ({ ...given, board: unpackBoard(given.board) }));
  const workspaceId = opened.board.workspace.id;
  const queryClient = useQueryClient();
  const client = useTRPCClient();
  const options = useTRPC().workspaces.board.queryOptions({ workspaceId });
  const { data } = useQuery({
    ...options,
    initialData: opened,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: false,
    // The fold keeps what did not change; comparing ten thousand cards again would find nothing more.
    structuralSharing: false,
  });
  const [live, setLive] = useState(() => openLive(0));
  const [queryKey] = useState(options.queryKey);

  const read = useCallback(() => client.workspaces.board.query({ workspaceId }), [client, workspaceId]);

  useEffect(() => {
    let known = openLive(Date.now());
    const feed = (input: LiveInput): Live => {
      const cached = queryClient.getQueryData(queryKey) ?? opened;
      const next = step({ live: known, board: cached.board }, input, Date.now());
      if (next.board !== cached.board)
        queryClient.setQueryData<OpenBoard>(queryKey, { ...cached, board: next.board });
      if (next.live !== known) setLive(next.live);
      known = next.live;
      return known;
    };
    return connectLive({
      workspaceId,
      feed,
      read: async () => (await read())?.board ?? null,
      seq: () => (queryClient.getQueryData(queryKey) ?? opened).board.seq,
      asked: () => {
        if (known.ask) known = { ...known, asking: known.ask, ask: null };
      },
    });
  }, [workspaceId, queryClient, queryKey, read, opened]);

  return { ...(data ?? opened), live };
}
