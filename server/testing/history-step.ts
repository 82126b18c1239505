import type { MemberId } from "#server/domain/ids.ts";

/** What a history knows of the ids it has made: chosen from by number, so that a history is only numbers. */
export type Known = {
  tasks: string[];
  attempts: { id: string; agentId: string }[];
  agents: string[];
  late: string[];
  runs: string[];
  owner: MemberId;
};
/** One step: which verb, and two numbers that choose its subjects. */
export type Step = { verb: number; a: number; b: number };
