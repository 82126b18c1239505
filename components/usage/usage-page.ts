import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

/** Everything the usage page shows, as `coordinator.usage` answers it. */
export type UsagePage = inferRouterOutputs<AppRouter>["coordinator"]["usage"];
export type UsageRow = UsagePage["byDay"][number];
export type ShownCall = UsagePage["calls"][number];
export type LaneState = NonNullable<inferRouterOutputs<AppRouter>["coordinator"]["model"]["lane"]>;
