import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

/** A workspace in the list of one person, with the number of its tasks per status. */
export type WorkspaceRow = inferRouterOutputs<AppRouter>["workspaces"]["list"][number];
