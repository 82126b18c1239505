import { z } from "zod";
import { AppError } from "#server/domain/errors.ts";
import { type ModelAccess, ModelSettings } from "#server/domain/model-settings.ts";
import { spendOf } from "#server/domain/spend.ts";
import type { Services } from "#server/open-services.ts";
import type { Work } from "#server/queue/work.ts";
import { dueDecisions } from "../../coordinator/due-decisions.ts";
import { accessFromEnv } from "../../coordinator/model/access-from-env.ts";
import { laneKey } from "../../coordinator/model/model-queue.ts";
import { testConnection } from "../../coordinator/model/test-connection.ts";
import { modelAccess, modelKeyPurpose } from "../../coordinator/model-access.ts";
import { editModel } from "../../usage/edit-model.ts";
import { lastCalls, usageByDay, workCosts } from "../../usage/queries.ts";
import { on, router } from "./trpc.ts";

const Key = z.string().trim().min(1).max(500);
const Wanted = z.object({ settings: ModelSettings, apiKey: Key.optional() });

/** Everything owed now, and the month's spending, read where it is true. */
const readState = (work: Work) => ({
  due: dueDecisions(work.state, work.now).map(({ kind, key, title, since, runId }) => ({
    kind,
    key,
    title,
    since,
    runId,
  })),
  spend: spendOf(work.workspace.spend, work.now),
  setting: work.find("model_setting", work.workspace.id),
  coordinator: work.workspace.coordinator,
});

/** The model of a workspace: which one, how it is reached, what it cost, what waits for it. Its key goes in and never comes out. */
export const coordinatorRouter = router({
  model: on("workspace", "workspace.read").query(async ({ ctx }) => {
    const { due, spend, setting, coordinator } = await ctx.write(readState, null);
    const env = accessFromEnv(ctx.services.env);
    const { state } = ctx.services.queues.of(ctx.me.workspaceId);
    const access = state ? modelAccess(ctx.services, state) : null;
    const lane = access ? ctx.services.models.state(laneKey(access)) : null;
    return {
      own: setting
        ? {
            enabled: setting.enabled,
            settings: ModelSettings.safeParse(setting.settings).data ?? null,
            keyHint: setting.keyHint,
          }
        : null,
      environment: env ? { model: env.model, baseUrl: env.baseUrl, preset: env.preset } : null,
      inUse: access ? { model: access.model, baseUrl: access.baseUrl, source: access.source } : null,
      lane,
      due,
      spend,
      coordinator,
    };
  }),
  edit: on("workspace", "model.edit")
    .input(Wanted.extend({ enabled: z.boolean(), removeKey: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const { workspaceId } = ctx.me;
      const { enabled, settings, apiKey, removeKey } = input;
      const keySealed = apiKey
        ? ctx.services.vault.seal(modelKeyPurpose(workspaceId), apiKey)
        : removeKey
          ? null
          : undefined;
      await ctx.write(editModel, {
        enabled,
        settings,
        by: ctx.me.memberId,
        ...(keySealed === undefined ? {} : { keySealed, keyHint: apiKey ? `…${apiKey.slice(-4)}` : null }),
      });
      return { saved: true };
    }),
  test: on("workspace", "model.edit")
    .input(Wanted)
    .mutation(async ({ ctx, input }) => {
      const access = await accessToTest(ctx.services, ctx.me.workspaceId, input);
      return testConnection(access, ctx.services.modelHttp);
    }),
  usage: on("workspace", "workspace.read")
    .input(z.object({ days: z.number().int().min(1).max(366).default(30) }))
    .query(async ({ ctx, input }) => {
      const { db, prisma } = ctx.services;
      const [byDay, costs, calls] = await Promise.all([
        usageByDay(db, ctx.me.workspaceId, input.days),
        workCosts(db, ctx.me.workspaceId),
        lastCalls(prisma, ctx.me.workspaceId),
      ]);
      const { spend } = await ctx.write(readState, null);
      return { byDay, ...costs, calls, spend };
    }),
});

/** The access to try: with the key given, or the kept one, which goes only to the address it was given for. */
async function accessToTest(
  services: Services,
  workspaceId: string,
  { settings, apiKey }: z.infer<typeof Wanted>,
): Promise<ModelAccess> {
  if (apiKey) return { ...settings, apiKey, source: "workspace" };
  const row = await services.prisma.modelSetting.findUnique({ where: { id: workspaceId } });
  const kept = ModelSettings.safeParse(row?.settings).data;
  if (!row?.keySealed || !kept)
    throw new AppError("invalid_request", "Give the key to test the connection with.");
  if (kept.baseUrl !== settings.baseUrl)
    throw new AppError(
      "invalid_request",
      "The kept key belongs to another address: give the key for this one.",
    );
  return {
    ...settings,
    apiKey: services.vault.open(modelKeyPurpose(workspaceId), row.keySealed),
    source: "workspace",
  };
}
