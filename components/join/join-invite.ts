import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

/** What may be told of an invite to whoever holds its code. */
export type ShownInvite = NonNullable<inferRouterOutputs<AppRouter>["members"]["invite"]>;
