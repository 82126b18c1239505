import { expect, test } from "vitest";
import { matchTasks } from "./match.ts";
import { agentWith, noon, taskWith } from "./match-fixtures.ts";
import { defaultWeights } from "./match-weights.ts";
import { priorities } from "./task.ts";

let state = 7;
const random = (below: number): number => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
};
const skills =
  "sql charts legal-review market-research translation testing scraping csv-profiling writing email".split(
    " ",
  );
const words = Array.from({ length: 400 }, (_, i) => `w${(i * 7_919).toString(36)}`);
const pick = (list: readonly string[], count: number) =>
  Array.from({ length: count }, () => list[random(list.length)] ?? "");

test.each([
  [1, 200],
  [3, 500],
])("300 agents with %i places each and 1,000 ready tasks take less than %i ms", (places, most) => {
  const agents = Array.from({ length: 300 }, (_, i) =>
    agentWith(`${i}`, [...new Set(pick(skills, 3))], { places }),
  );
  const round = () =>
    Array.from({ length: 1_000 }, (_, i) =>
      taskWith({
        id: `tk_${i}`,
        title: pick(words, 6).join(" "),
        instructions: pick([...words, ...skills], 80).join(" "),
        skills: i % 4 === 0 ? [] : pick(skills, 1),
        priority: priorities[random(4)] ?? "normal",
      }),
    );
  const times = Array.from({ length: 8 }, () => {
    const tasks = round();
    const start = performance.now();
    const { matches } = matchTasks(tasks, agents, defaultWeights, noon);
    expect(matches).toHaveLength(Math.min(1_000, 300 * places));
    return performance.now() - start;
  });
  // The machine is shared: the quickest of several runs is what the code needs.
  expect(Math.min(...times)).toBeLessThan(most);
  console.info(`300 × ${places} places, 1,000 tasks: ${times.map((ms) => ms.toFixed(0)).join(", ")} ms`);
});
