import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

/** Everything the page of a run shows, as `runs.show` answers it. */
export type RunPage = NonNullable<inferRouterOutputs<AppRouter>["runs"]["show"]>;
export type ShownVersion = RunPage["versions"][number];
export type ShownDecision = RunPage["decisions"][number];
