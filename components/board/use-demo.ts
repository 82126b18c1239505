"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useWorkspace } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { notify } from "#components/ui/toast.tsx";

const askEvery = 3000;

/** Whether the demo runs in this workspace, how to start it, and how to stop it. */
export function useDemo() {
  const workspaceId = useWorkspace().id;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.workspaces.demoState.queryOptions({ workspaceId });
  const state = useQuery({
    ...options,
    refetchInterval: (query) => (query.state.data?.running ? askEvery : false),
  });
  const again = () => queries.invalidateQueries({ queryKey: options.queryKey });
  const start = useMutation(
    trpc.workspaces.startDemo.mutationOptions({
      onSuccess: () => {
        notify({
          title: "The demo is starting",
          description: "Its agents join, then the tasks appear here.",
        });
        return again();
      },
      onError: (error) =>
        notify({ title: "The demo did not start", description: reasonOf(error), tone: "error" }),
    }),
  );
  const stop = useMutation(
    trpc.workspaces.stopDemo.mutationOptions({
      onSuccess: () => {
        notify({ title: "The demo is stopped", description: "What it made stays on the board." });
        return again();
      },
      onError: (error) =>
        notify({ title: "The demo was not stopped", description: reasonOf(error), tone: "error" }),
    }),
  );
  return { running: state.data?.running ?? false, start, stop };
}
