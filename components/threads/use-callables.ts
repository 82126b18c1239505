"use client";
import { useQuery } from "@tanstack/react-query";
import { useBoard } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import type { Callable } from "./complete-mention.ts";

/** Everyone who can be called here: the coordinator by its name, agents, people; and the skills the agents have. */
export function useCallables(): { coordinator: string; callables: Callable[] } {
  const { workspace, agents, members } = useBoard();
  const { data } = useQuery(useTRPC().workspaces.settings.queryOptions({ workspaceId: workspace.id }));
  const coordinator = data?.settings.coordinator.name ?? "coordinator";
  const active = Object.values(agents).filter(({ status }) => status === "active");
  const people = Object.values(members).filter(({ kind, removed }) => kind === "human" && !removed);
  const skills = [...new Set(active.flatMap((agent) => agent.skills.map(({ id }) => id)))].sort();
  return {
    coordinator,
    callables: [
      { sign: "@", name: coordinator, what: "coordinator" },
      ...active.map(({ name }): Callable => ({ sign: "@", name, what: "agent" })),
      ...people.map(({ name, role }): Callable => ({ sign: "@", name, what: role })),
      ...skills.map((name): Callable => ({ sign: "/", name, what: "skill" })),
    ],
  };
}
