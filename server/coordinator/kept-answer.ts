import type { DecisionKind, Proposal } from "#server/domain/proposals.ts";
import type { State } from "#server/queue/state.ts";
import type { DecisionMaker } from "./decision-maker.ts";
import type { Due } from "./due-decisions.ts";
import { readProposal } from "./model/read-proposal.ts";

/** An answer that was booked and not applied, and what it decides. */
export type Kept<K extends DecisionKind = DecisionKind> = {
  dues: readonly Due[];
  proposal: Proposal<K>;
  callId: string;
  model: string;
};

/**
 * An answer to some of these dues that was booked but not applied: its process died in between, or what it decides was
 * held. It is paid for, so it goes before asking again.
 */
export function keptAnswer<K extends DecisionKind>(
  state: State,
  maker: DecisionMaker<K>,
  offered: readonly Due[],
): Kept<K> | null {
  for (const call of state.maps.model_call.values()) {
    if (call.status !== "answered" || call.kind !== maker.kind) continue;
    const dues = call.keys.flatMap((key) => offered.find((due) => due.key === key) ?? []);
    if (dues.length === 0 || dues.length < call.keys.length) continue;
    const check = (proposal: Proposal<K>): string[] => maker.check(proposal, dues, state);
    const { proposal, problems } = readProposal(maker.kind, { parsed: call.answer, text: "" }, check);
    if (proposal && problems.length === 0) return { dues, proposal, callId: call.id, model: call.model };
  }
  return null;
}
