import type { Decision } from "#server/domain/decision.ts";
import type { DecisionId } from "#server/domain/ids.ts";
import type { DecisionKind, Proposal } from "#server/domain/proposals.ts";
import type { Workspace } from "#server/domain/workspace.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import type { Work } from "#server/queue/work.ts";
import type { Due } from "./due-decisions.ts";

/** What somebody else wrote: data for the model, never instructions. */
export type Block = { id: string; origin: string; name: string; text: string };
/** What a model is told: facts by the engine, and what people and agents wrote, apart from them. */
export type Material = { facts: Record<string, unknown>; blocks: Block[] };
export type Ground = { services: Services; workspaceId: string; readonly state: State };

/** What came of one due decision: the row's own fields. */
export type Applied = Pick<Decision, "reason"> & Partial<Decision>;

type ApplyMeans = { decisionId: DecisionId; dues: readonly Due[]; prepared: unknown };

/** How one kind of decision is made: what the model is told, what its answer must hold to, what is done with it, and what the rules do without it. */
export type DecisionMaker<K extends DecisionKind = DecisionKind> = {
  kind: K;
  thinking: boolean;
  /** Tokens for the answer itself. */
  maxTokens: number;
  /** Changes with every change of the prompt. */
  promptVersion: string;
  /** How many of one run's dues one call may answer. */
  batch: number;
  system: (workspace: Workspace) => string;
  /** Null when there is nothing to ask about any more. */
  material: (ground: Ground, dues: readonly Due[]) => Promise<Material | null>;
  /** What is wrong with an answer, in words the model can mend it by. */
  check: (proposal: Proposal<K>, dues: readonly Due[], state: State) => string[];
  /** Work that must be done outside the change, such as storing a report; its outcome is given to `apply`. */
  prepare?: (ground: Ground, dues: readonly Due[], proposal: Proposal<K>) => Promise<unknown>;
  /** Applies an answer by the verbs people use; null when there is nothing to put on record. */
  apply: (work: Work, due: Due, proposal: Proposal<K>, means: ApplyMeans) => Applied | null;
  /** Decides without a model, or says that it must wait for one. `away`: a model is set but cannot be asked; `why` says why. */
  byRules: (ground: Ground, due: Due, asked: { away: boolean; why: string }) => Promise<"done" | "waits">;
};
