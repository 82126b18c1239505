import { z } from "zod";
import { AgentProfile } from "#server/domain/agent.ts";
import { ClockOverrides } from "#server/domain/clocks.ts";
import { hashSecret, newSecret } from "#server/platform/crypto.ts";
import { membership, on, router } from "../doors/trpc/trpc.ts";
import { approveAgent } from "./approve-agent.ts";
import { createRegistrationToken } from "./create-registration-token.ts";
import { editAgent } from "./edit-agent.ts";
import { pauseAgent } from "./pause-agent.ts";
import { isAgentOwner, listAgents, showAgent } from "./queries.ts";
import { refuseAgent } from "./refuse-agent.ts";
import { resetRecord } from "./reset-record.ts";
import { resumeAgent } from "./resume-agent.ts";
import { revokeAgent } from "./revoke-agent.ts";

const agent = z.object({ agentId: z.string() });
const Edit = agent.extend({
  name: z.string().trim().min(1, "an agent needs a name").max(80).optional(),
  clocks: ClockOverrides.optional(),
  maxConcurrency: z.number().int().min(1).max(100).optional(),
  profile: AgentProfile.optional(),
});
const Token = z.object({
  uses: z.number().int().min(1).max(10_000).default(1),
  ttlSeconds: z
    .number()
    .int()
    .min(60)
    .max(30 * 86_400)
    .default(3_600),
});

export const agentsRouter = router({
  list: on("workspace", "workspace.read").query(({ ctx }) =>
    listAgents(ctx.user.id, ctx.me.workspaceId, ctx.services.prisma),
  ),
  show: on("agent", "workspace.read")
    .input(agent)
    .query(({ ctx, input }) => showAgent(ctx.services.prisma, input.agentId, ctx.user.id)),
  approve: on("agent", "agent.approve")
    .input(agent)
    .mutation(async ({ ctx, input }) => ({
      status: (await ctx.write(approveAgent, { ...input, byId: ctx.user.id })).status,
    })),
  refuse: on("agent", "agent.approve")
    .input(agent)
    .mutation(({ ctx, input }) => ctx.write(refuseAgent, input)),
  pause: on("agent", "agent.control")
    .input(agent)
    .mutation(({ ctx, input }) => ctx.write(pauseAgent, { ...input, by: ctx.me.name })),
  resume: on("agent", "agent.control")
    .input(agent)
    .mutation(({ ctx, input }) => ctx.write(resumeAgent, input)),
  revoke: on("agent", "agent.control")
    .input(agent)
    .mutation(({ ctx, input }) => ctx.write(revokeAgent, { ...input, by: ctx.me.name })),
  edit: on("agent", "agent.control")
    .input(Edit)
    .mutation(async ({ ctx, input }) => ({ id: (await ctx.write(editAgent, input)).id })),
  /** For whoever may control agents, and for the agent's own owner whatever their role. */
  resetRecord: on("agent", "workspace.read")
    .input(agent.extend({ skill: z.string().max(200).optional() }))
    .mutation(async ({ ctx, input }) => {
      if (!(await isAgentOwner(ctx.services.prisma, ctx.user.id, input.agentId)))
        await membership(ctx, ctx.me.workspaceId, "agent.control");
      await ctx.write(resetRecord, input);
    }),
  createRegistrationToken: on("workspace", "token.create")
    .input(Token)
    .mutation(async ({ ctx, input }) => {
      const token = newSecret("cgr_");
      const row = {
        tokenHash: hashSecret(token),
        createdById: ctx.user.id,
        uses: input.uses,
        ttlSeconds: input.ttlSeconds,
      };
      const { expiresAt } = await ctx.write(createRegistrationToken, row);
      return { token, expiresAt };
    }),
});
