import type { Actor } from "#server/domain/member.ts";

/** The coordinator as an actor in the log, whether the rules or a model decide. */
const coordinatorActor: Actor = { kind: "coordinator", id: "rules" };

/** How the coordinator's own commands are signed. */
export const coordinatorAsker = (requestId: string): { actor: Actor; requestId: string } => ({
  actor: coordinatorActor,
  requestId,
});
