import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["threads"];
export type ShownMessage = Outputs["messages"][number];
export type ShownLink = ShownMessage["links"][number];
