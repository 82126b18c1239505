"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { notify } from "#components/ui/toast.tsx";
import type { WorkspaceSettings } from "#server/domain/workspace.ts";

/** What is tuned in a workspace, fetched again when someone edits it. */
export function useSettings(workspaceId: string) {
  const board = useBoard();
  const query = useQuery(useTRPC().workspaces.settings.queryOptions({ workspaceId }));
  useRefetchOn(board.feed.findLast(({ type }) => type === "workspace.edited")?.seq ?? 0, query);
  return query;
}

type Change = {
  /** The part to be changed, from the settings as they are now. */
  change: (settings: WorkspaceSettings) => Partial<WorkspaceSettings>;
  /** What is said once it is saved. */
  done: string;
};

/** Saves a part of the settings; the rest is read just before, so that nobody else's change is undone. */
export function useSaveSettings(workspaceId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ change }: Change) => {
      const { settings } = await client.workspaces.settings.query({ workspaceId });
      await client.workspaces.edit.mutate({ workspaceId, settings: { ...settings, ...change(settings) } });
    },
    onSuccess: (_answer, { done }) => {
      notify({ title: done });
      return queries.invalidateQueries({ queryKey: trpc.workspaces.settings.queryKey({ workspaceId }) });
    },
  });
}
