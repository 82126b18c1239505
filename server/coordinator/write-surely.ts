import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#server/domain/errors.ts";
import type { Verb } from "#server/queue/command.ts";
import type { Ground } from "./decision-maker.ts";
import { coordinatorAsker } from "./rules-actor.ts";

const pausesMs = [200, 500, 1_000, 2_000, 4_000];

/**
 * Writes what a call to the model brought, again and again while the database is away: it is paid for. Only for verbs
 * that change nothing when repeated, since a write whose answer was lost may have been made.
 */
export async function writeSurely<I, O>(
  { services, workspaceId }: Pick<Ground, "services" | "workspaceId">,
  verb: Verb<I, O>,
  input: I,
  requestId: string,
): Promise<O> {
  for (const pause of pausesMs)
    try {
      return await services.queues.write(workspaceId, verb, input, coordinatorAsker(requestId));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
      await delay(pause);
    }
  return services.queues.write(workspaceId, verb, input, coordinatorAsker(requestId));
}
