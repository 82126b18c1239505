import { z } from "zod";
import { on, router } from "../doors/trpc/trpc.ts";

export const eventsRouter = router({
  since: on("workspace", "workspace.read")
    .input(
      z.object({
        since: z.number().int().min(0).max(2_147_483_647).default(0),
        limit: z.number().int().min(1).max(5_000).default(1_000),
      }),
    )
    .query(({ ctx, input }) => ctx.services.log.readSince(ctx.me.workspaceId, input.since, input.limit)),
});
