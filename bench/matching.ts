import { matchNow, randomFrom, someAgents, someTasks, worthOf } from "#server/testing/matching/match-load.ts";

export type MatchFigures = { ms: number; matches: number; toBound: number };

/** Full matches of 1,000 ready tasks with 300 free agents of up to `places` places, each over fresh tasks: time, and worth as a share of the linear program's bound. */
export function matchFigures(runs: number, places: number): MatchFigures[] {
  const random = randomFrom(7 + places);
  const agents = someAgents(300, random, places);
  return Array.from({ length: runs }, () => {
    const tasks = someTasks(1_000, random);
    const began = performance.now();
    const matches = matchNow(tasks, agents);
    const ms = performance.now() - began;
    const { total, bound } = worthOf(tasks, agents, matches);
    return { ms, matches: matches.length, toBound: total / bound };
  });
}
