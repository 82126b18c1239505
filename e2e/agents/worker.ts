import type { AgentHttp } from "./agent-http.ts";
import type { Ledger } from "./ledger.ts";
import type { Random } from "./random.ts";

/** One assignment as its agent knows it. */
export type Job = { attemptId: string; reportUrl: string; title: string; wantsNote: boolean };

/** What a behaviour may use of the agent whose behaviour it is. */
export type Worker = {
  readonly name: string;
  readonly http: AgentHttp;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Ends when the agent is killed. */
  readonly life: AbortSignal;
  /** Waits; rejects when the agent is killed meanwhile. */
  pause: (ms: number) => Promise<void>;
  /** Waits as long as one step of work takes. */
  work: () => Promise<void>;
  /** An attempt that another agent holds or held. */
  foreignAttempt: () => string | null;
};
