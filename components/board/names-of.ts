import type { Board } from "#server/domain/board.ts";
import type { Names } from "#server/domain/feed.ts";

/** Names from a board; what left it gets words instead of an id. */
export const namesOf = ({ agents, members, tasks }: Pick<Board, "agents" | "members" | "tasks">): Names => ({
  agent: (id) => agents[id]?.name ?? "an agent",
  member: (id) => members[id]?.name ?? "someone",
  task: (id) => tasks[id]?.title ?? null,
});
