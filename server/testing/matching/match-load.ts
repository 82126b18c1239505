import { type Match, type MatchAgent, matchTasks } from "#server/domain/match.ts";
import { fieldOf } from "#server/domain/match-field.ts";
import { agentWith, noon, taskWith } from "#server/domain/match-fixtures.ts";
import { problemOf, queuedRows } from "#server/domain/match-problem.ts";
import { defaultWeights } from "#server/domain/match-weights.ts";
import { priorities, type Task } from "#server/domain/task.ts";
import { dualBound, totalOf } from "./assignment-bound.ts";
import { heldOutTasks, labelledSkills, tuningTasks } from "./closeness-set.ts";

type Random = (below: number) => number;
/** Whole numbers below a bound, the same ones for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const pick = <T>(list: readonly T[], random: Random, count: number): T[] =>
  Array.from({ length: count }, () => list[random(list.length)]).filter((one) => one !== undefined);

const texts = [...tuningTasks, ...heldOutTasks];
const vocabulary = texts.flatMap(({ title, instructions }) => `${title} ${instructions}`.split(" "));

/** Agents with three of the labelled skills, a record on them, one to `places` places and none taken. */
export function someAgents(count: number, random: Random, places: number): MatchAgent[] {
  return Array.from({ length: count }, (_, i) => {
    const skills = pick(labelledSkills, random, 3);
    const record = Object.fromEntries(
      skills.map(({ id }) => [id, { done: random(20), failed: random(4), seconds: random(9_000) }]),
    );
    const { agent, load } = agentWith(`${i}`, [], { places: 1 + random(places), record });
    return { agent: { ...agent, profile: { ...agent.profile, skills } }, load };
  });
}

/** Ready tasks with words of the labelled ones, three in four asking for a skill, of all priorities and waits. */
export function someTasks(count: number, random: Random): Task[] {
  return Array.from({ length: count }, (_, i) => {
    const text = texts[random(texts.length)];
    return taskWith({
      id: `tk_${i}`,
      title: text?.title ?? "",
      instructions: `${text?.instructions} ${pick(vocabulary, random, 60).join(" ")}`,
      skills: i % 4 === 0 ? [] : pick(labelledSkills, random, 1).map(({ id }) => id),
      priority: priorities[random(4)] ?? "normal",
      readyAt: new Date(+noon - random(7_200) * 1000),
    });
  });
}

/** What an assignment by matching is worth, and a bound on what any could be worth (see `dualBound`), in the values matching maximises. */
export function worthOf(
  tasks: readonly Task[],
  agents: readonly MatchAgent[],
  matches: readonly Match[],
): { total: number; bound: number } {
  const field = fieldOf(agents, defaultWeights);
  const open = queuedRows(tasks, field, noon, new Map()).filter((row) => row.refusals.includes(null));
  const problem = problemOf(open, field);
  const given = new Map(matches.map(({ taskId, agentId }) => [taskId, field.indexOf.get(agentId) ?? -1]));
  const chosen = open.map(({ task }) => given.get(task.id) ?? -1);
  return { total: totalOf(problem, chosen), bound: dualBound(problem, chosen) };
}

/** A match of all these tasks and agents now. */
export const matchNow = (tasks: readonly Task[], agents: readonly MatchAgent[]): Match[] =>
  matchTasks(tasks, agents, defaultWeights, noon).matches;
