import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/doors/trpc/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["decisions"];
/** One decision, whole, as `decisions.show` answers it. */
export type ShownDecision = Outputs["show"];
export type DecisionLine = Outputs["list"][number];
