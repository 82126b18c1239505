import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

type Agents = inferRouterOutputs<AppRouter>["agents"];
/** An agent with what a person may know of it, as `agents.list` answers it. */
export type AgentDetail = Agents["list"][number];
export type ShownDelivery = Agents["show"]["recentDeliveries"][number];
