import { matchTasks } from "#server/domain/match.ts";
import { agentWith, noon, taskWith } from "#server/domain/match-fixtures.ts";
import { defaultWeights } from "#server/domain/match-weights.ts";
import { priorities } from "#server/domain/task.ts";

const skills =
  "sql charts legal-review market-research translation testing scraping csv-profiling writing email".split(
    " ",
  );
const words = Array.from({ length: 400 }, (_, i) => `w${(i * 7_919).toString(36)}`);

let state = 7;
/** A small generator of our own, so that every run of the bench matches the same tasks. */
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
}
const pick = (list: readonly string[], count: number): string[] =>
  Array.from({ length: count }, () => list[random(list.length)] ?? "");

/** Milliseconds of `runs` full matches of 1,000 ready tasks with 300 free agents, each over fresh tasks. */
export function matchingMs(runs: number): number[] {
  const agents = Array.from({ length: 300 }, (_, i) =>
    agentWith(`${i}`, [...new Set(pick(skills, 3))], { places: 1 }),
  );
  return Array.from({ length: runs }, () => {
    const tasks = Array.from({ length: 1_000 }, (_, i) =>
      taskWith({
        id: `tk_${i}`,
        title: pick(words, 6).join(" "),
        instructions: pick([...words, ...skills], 80).join(" "),
        skills: i % 4 === 0 ? [] : pick(skills, 1),
        priority: priorities[random(4)] ?? "normal",
      }),
    );
    const began = performance.now();
    const { matches } = matchTasks(tasks, agents, defaultWeights, noon);
    if (matches.length !== 300) throw new Error(`${matches.length} of 300 agents were given a task`);
    return performance.now() - began;
  });
}
