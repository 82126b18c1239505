"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import type { Callable } from "./complete-mention.ts";

/** Everyone who can be called here: the coordinator by its name, agents, people. */
export function useCallables(): { coordinator: string; callables: Callable[] } {
  const { workspace, agents, members } = useBoard();
  const { data } = useQuery(useTRPC().workspaces.settings.queryOptions({ workspaceId: workspace.id }));
  const coordinator = data?.settings.coordinator.name ?? "coordinator";
  const active = Object.values(agents).filter(({ status }) => status === "active");
  const people = Object.values(members).filter(({ kind, removed }) => kind === "human" && !removed);
  return {
    coordinator,
    callables: [
      { name: coordinator, what: "coordinator" },
      ...active.map(({ name }) => ({ name, what: "agent" })),
      ...people.map(({ name, role }) => ({ name, what: role })),
    ],
  };
}
