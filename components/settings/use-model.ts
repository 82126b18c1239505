"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { useRefetchOn } from "#components/live/use-refetch-on.ts";
import { notify } from "#components/ui/toast.tsx";
import type { AppRouter } from "#server/doors/trpc/router.ts";

export type ModelState = inferRouterOutputs<AppRouter>["coordinator"]["model"];
export type ConnectionTest = inferRouterOutputs<AppRouter>["coordinator"]["test"];

/** Which model coordinates, its queue and what waits for it; read again when any of it moves. */
export function useModel(workspaceId: string, refetchInterval?: number) {
  const { feed } = useBoard();
  const query = useQuery({
    ...useTRPC().coordinator.model.queryOptions({ workspaceId }),
    ...(refetchInterval ? { refetchInterval } : {}),
  });
  const news = feed.findLast(({ type }) =>
    ["coordinator.changed", "model.edited", "call.settled"].includes(type),
  );
  useRefetchOn(news?.seq ?? 0, query);
  return query;
}

/** Saves which model coordinates; in force with the next decision. */
export function useEditModel(workspaceId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.coordinator.edit.mutationOptions({
      onSuccess: (_answer, { enabled }) => {
        notify({
          title: enabled ? "The model is set" : "The model is switched off",
          description: enabled ? "It decides from the next decision on." : "The rules coordinate.",
        });
        return queries.invalidateQueries({ queryKey: trpc.coordinator.model.queryKey({ workspaceId }) });
      },
    }),
  );
}
