import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { on, router } from "../doors/trpc/trpc.ts";
import { OverruleDecision, overruleDecision } from "./overrule-decision.ts";
import { listDecisions, readDecision } from "./queries.ts";

const id = z.string().max(100);
const kinds = z.enum(["plan", "assign", "review", "recover", "converse", "consolidate"]);

export const decisionsRouter = router({
  list: on("workspace", "workspace.read")
    .input(
      z.object({
        taskId: id.optional(),
        runId: id.optional(),
        kind: kinds.optional(),
        by: z.enum(["model", "rules", "person"]).optional(),
        overruled: z.boolean().optional(),
        cursor: id.nullish(),
      }),
    )
    .query(({ ctx, input: { cursor, ...where } }) =>
      listDecisions(ctx.services.prisma, ctx.me.workspaceId, where, cursor ?? null),
    ),
  show: on("decision", "workspace.read")
    .input(z.object({ decisionId: id }))
    .query(async ({ ctx, input }) => {
      const decision = await readDecision(ctx.services.prisma, ctx.me.workspaceId, input.decisionId);
      if (!decision) throw new AppError("not_found", `There is no decision ${input.decisionId}.`);
      return decision;
    }),
  overrule: on("decision", "decision.overrule")
    .input(OverruleDecision)
    .mutation(async ({ ctx, input }) => {
      const { id } = await ctx.write(overruleDecision, {
        ...input,
        by: ctx.me.memberId,
        byName: ctx.me.name,
      });
      return { id };
    }),
});
