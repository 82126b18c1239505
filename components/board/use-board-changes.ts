"use client";
import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useWorkspace } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { notify } from "#components/ui/toast.tsx";
import { type BoardChange, isShown } from "./board-change.ts";

const changeKey = ["board", "change"];
type Told = { done: string; failed: string; undo?: BoardChange };
type Variables = { change: BoardChange; told: Told };

/** The changes the server has not confirmed yet, oldest first. */
export function usePendingChanges(): BoardChange[] {
  return useMutationState({
    filters: { mutationKey: changeKey, status: "pending" },
    select: (mutation) => (mutation.state.variables as Variables).change,
  });
}

/** Makes a change at once on screen, then on the server; a refusal puts the card back and says why, a success offers undo where there is one. */
export function useBoardChange(): (change: BoardChange, told: Told) => void {
  const workspaceId = useWorkspace().id;
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().workspaces.board.queryOptions({ workspaceId });

  function send(change: BoardChange): Promise<unknown> {
    const { taskId } = change;
    if (change.type === "move")
      return client.tasks.move.mutate({ taskId, priority: change.priority, rank: change.rank });
    if (change.type === "assign") return client.tasks.assign.mutate({ taskId, agentId: change.agentId });
    return client.tasks.cancel.mutate({ taskId, reason: change.reason });
  }
  /** Waits until the live board shows it (at most 3 s), so that the card does not jump back for a moment. */
  function shown(change: BoardChange): Promise<void> {
    const there = () => isShown(queryClient.getQueryData(queryKey)?.board.tasks[change.taskId], change);
    return new Promise((resolve) => {
      if (there()) return resolve();
      const stop = () => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const unsubscribe = queryClient.getQueryCache().subscribe(() => there() && stop());
      const timer = setTimeout(stop, 3000);
    });
  }

  const { mutate } = useMutation({
    mutationKey: changeKey,
    mutationFn: async ({ change }: Variables) => {
      await send(change);
      await shown(change);
    },
    onSuccess: (_, { told }) => {
      const { undo } = told;
      notify({
        title: told.done,
        ...(undo
          ? {
              undo: () =>
                mutate({
                  change: undo,
                  told: { done: "Taken back", failed: "That could not be taken back" },
                }),
            }
          : {}),
      });
    },
    onError: (error, { told }) => notify({ title: told.failed, description: reasonOf(error), tone: "error" }),
  });
  return (change, told) => mutate({ change, told });
}
