import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { JoinRequest } from "#server/domain/join.ts";
import { hashSecret, newSecret } from "#server/platform/crypto.ts";
import { claimAgent } from "../../agents/claim-agent.ts";
import { joinAgent } from "../../agents/join-agent.ts";
import { bearerOf } from "./authenticate.ts";
import { checkDelivery } from "./check-delivery.ts";
import { findAdmission } from "./find-admission.ts";
import { newWebhookSecret } from "./new-webhook-secret.ts";
import { rejoinAgent } from "./rejoin-agent.ts";
import { type Answer, route } from "./route.ts";

const retryAfterSeconds = 5;

/** How an agent becomes a member (agent protocol, section 1). */
export const joinRoutes = [
  route({
    method: "POST",
    path: "/join",
    summary: "Join with an invite code, a registration token (Bearer cgr_…), or again with a valid key",
    auth: "none",
    body: JoinRequest,
    answers: {
      201: '{agent_id, status: "pending_approval", claim_token, claim_url, expires_at}',
      404: "invite_not_found",
      410: "invite_expired, invite_used",
      422: "invalid_request",
    },
    handle: async (call): Promise<Answer> => {
      const { services, req, body, requestId } = call;
      const bearer = req.headers.authorization ? bearerOf(req) : null;
      checkDelivery(services.guard, body.delivery);
      const headers =
        Object.keys(body.delivery.headers).length > 0 ? JSON.stringify(body.delivery.headers) : null;
      const headersSealed = headers && services.vault.seal("delivery headers", headers);
      if (bearer?.startsWith("cga_")) return rejoinAgent(call, headersSealed);
      const { workspaceId, via } = await findAdmission(services.prisma, body.code, bearer);
      const claimToken = newSecret("cgc_");
      const actor = { kind: "agent", id: `joining by ${via.kind}` } as const;
      const input = { ...body, via, claimHash: hashSecret(claimToken), headersSealed };
      const joined = await services.queues.write(workspaceId, joinAgent, input, { actor, requestId });
      return {
        status: 201,
        body: {
          agent_id: joined.agentId,
          status: joined.status,
          claim_token: claimToken,
          claim_url: `${services.env.BASE_URL}/api/agent/v1/claims/${joined.agentId}`,
          expires_at: joined.expiresAt.toISOString(),
        },
      };
    },
  }),
  route({
    method: "POST",
    path: "/claims/{agent_id}",
    summary: "Claim the key once approved (Authorization: Bearer <claim_token>)",
    auth: "none",
    body: z.object({}),
    answers: {
      200: "{agent_id, api_key, webhook_secret, workspace: {id, name, goal, rules}, base_url, inbox_url, skill_url, mcp_url, a2a_url}",
      202: '{status: "pending_approval", retry_after}',
      403: "join_refused",
      410: "already_claimed",
    },
    handle: async (call): Promise<Answer> => {
      const { services, requestId, params } = call;
      const agentId = params.agent_id ?? "";
      const claimHash = hashSecret(bearerOf(call.req));
      const row = await services.prisma.agent.findUnique({
        where: { id: agentId },
        select: { workspaceId: true, claimHash: true },
      });
      if (!row || row.claimHash !== claimHash)
        throw new AppError("unauthorized", "This claim token belongs to no agent that waits to be claimed.");
      const apiKey = newSecret("cga_");
      const secret = newWebhookSecret();
      const nonce = randomBytes(18).toString("base64url");
      const input = {
        agentId,
        keyHash: hashSecret(apiKey),
        keyHint: apiKey.slice(-4),
        secretSealed: services.vault.seal(`webhook ${agentId}`, secret),
        nonce,
        nonceHash: hashSecret(nonce),
      };
      const asker = { actor: { kind: "agent", id: agentId } as const, requestId };
      const answer = await services.queues.write(row.workspaceId, claimAgent, input, asker);
      if (answer.status === "pending_approval")
        return {
          status: 202,
          body: { status: answer.status, retry_after: retryAfterSeconds },
          headers: { "retry-after": String(retryAfterSeconds) },
        };
      const found = await services.prisma.workspace.findUniqueOrThrow({ where: { id: row.workspaceId } });
      const { id, name, goal, rules } = found;
      const base = `${services.env.BASE_URL}/api/agent/v1`;
      return {
        status: 200,
        body: {
          agent_id: agentId,
          api_key: apiKey,
          webhook_secret: secret,
          workspace: { id, name, goal, rules },
          base_url: base,
          inbox_url: `${base}/inbox`,
          skill_url: `${services.env.BASE_URL}/skill.md`,
          mcp_url: null,
          a2a_url: null,
        },
      };
    },
  }),
];
