import fc from "fast-check";
import { expect, test } from "vitest";
import type { AgentId } from "./ids.ts";
import { candidatesFor, type MatchAgent, matchTasks } from "./match.ts";
import { after, agentWith, noon, taskWith } from "./match-fixtures.ts";
import { tierOf } from "./match-urgency.ts";
import { defaultWeights } from "./match-weights.ts";
import { priorities, type Task } from "./task.ts";

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`match-properties.test.ts: seed ${seed}`);

const skill = fc.constantFrom("sql", "charts", "legal-review", "市场调研");
const anAgent = fc.record({
  skills: fc.uniqueArray(skill, { maxLength: 3 }),
  places: fc.integer({ min: 1, max: 3 }),
  load: fc.nat(3),
  presence: fc.constantFrom("online" as const, "online" as const, "offline" as const),
  availability: fc.constantFrom("available" as const, "available" as const, "busy" as const, "away" as const),
  degradedAt: fc.constantFrom(null, noon),
  record: fc.dictionary(
    skill,
    fc.record({
      done: fc.nat(9),
      failed: fc.nat(3),
      stalled: fc.nat(2),
      seconds: fc.nat(999),
      costUsd: fc.nat(5),
    }),
  ),
});
const aTask = fc.record({
  skills: fc.uniqueArray(skill, { maxLength: 2 }),
  title: fc.constantFrom("Chart the sql", "Review", "做市场调研", "x"),
  priority: fc.constantFrom(...priorities),
  rank: fc.nat(3),
  readyAt: fc.nat(20_000).map((seconds) => after(-seconds)),
  excluded: fc.array(
    fc.nat(5).map((i) => ({ agentId: `ag_${i}` as const, reason: "", until: null })),
    { maxLength: 2 },
  ),
});
const world = fc.record({
  agents: fc
    .array(anAgent, { maxLength: 6 })
    .map((list) => list.map(({ skills, ...rest }, i) => agentWith(`${i}`, skills, rest))),
  tasks: fc
    .array(aTask, { maxLength: 12 })
    .map((list) => list.map((one, i) => taskWith({ id: `tk_${i + 10}`, ...one }))),
});

test("nobody gets too much or what is not theirs; each task has one fate; no place stays free for a waiting task", () => {
  fc.assert(
    fc.property(world, ({ tasks, agents }) => {
      const { matches, gaps, busy } = matchTasks(tasks, agents, defaultWeights, noon);
      const fates = [...matches, ...gaps].map(({ taskId }) => taskId).concat(busy);
      expect(fates.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
      const load = new Map(agents.map(({ agent, load }) => [agent.id, load]));
      for (const { agentId } of matches) load.set(agentId, (load.get(agentId) ?? 0) + 1);
      const full = (one: MatchAgent) => (load.get(one.agent.id) ?? 0) >= one.agent.profile.max_concurrency;
      for (const one of agents)
        if (matches.some(({ agentId }) => agentId === one.agent.id))
          expect(load.get(one.agent.id)).toBeLessThanOrEqual(one.agent.profile.max_concurrency);
      const eligible = (task: Task) =>
        candidatesFor(task, agents, defaultWeights, noon, new Map())
          .filter((one) => one.eligible)
          .map((one) => one.agentId);
      const taskOf = new Map(tasks.map((task) => [task.id, task]));
      const tier = (task: Task | undefined) => (task ? tierOf(task, noon) : -1);
      for (const { taskId, agentId } of matches)
        expect(eligible(taskOf.get(taskId) ?? taskWith())).toContain(agentId);
      for (const { taskId } of gaps) expect(eligible(taskOf.get(taskId) ?? taskWith())).toEqual([]);
      for (const id of busy) {
        const task = taskOf.get(id) ?? taskWith();
        const could: AgentId[] = eligible(task);
        for (const one of agents) if (could.includes(one.agent.id)) expect(full(one)).toBe(true);
        for (const { taskId, agentId } of matches)
          if (could.includes(agentId)) expect(tier(taskOf.get(taskId))).toBeGreaterThanOrEqual(tier(task));
      }
    }),
    { seed, numRuns: 300 },
  );
});

test("the same tasks and agents give the same result, in whatever order they come", () => {
  fc.assert(
    fc.property(world, fc.infiniteStream(fc.nat()), ({ tasks, agents }, numbers) => {
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map((item) => ({ item, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const first = matchTasks(tasks, agents, defaultWeights, noon);
      expect(matchTasks(shuffled(tasks), shuffled(agents), defaultWeights, noon)).toEqual(first);
    }),
    { seed, numRuns: 100 },
  );
});

test("nothing starves: every task is served within the work that may go before it, whatever keeps coming", () => {
  // Three or four in each round for two agents, most of them urgent: there is always more than can be done.
  const some = fc.constantFrom("urgent" as const, "urgent" as const, "urgent" as const, ...priorities);
  const arrivals = fc.array(fc.array(some, { minLength: 3, maxLength: 4 }), { minLength: 70, maxLength: 90 });
  const round = 600;
  fc.assert(
    fc.property(arrivals, (rounds) => {
      const agents = [agentWith("A", []), agentWith("B", [])];
      const all: Task[] = [taskWith({ id: "tk_first", priority: "low", rank: 999, readyAt: noon })];
      const servedIn = new Map<string, number>();
      let open = [...all];
      for (let r = 0; open.length > 0 || r < rounds.length; r += 1) {
        const came = (rounds[r] ?? []).map((priority, i) =>
          taskWith({ id: `tk_${r}_${i}`, priority, readyAt: after(r * round) }),
        );
        all.push(...came);
        open.push(...came);
        const { matches } = matchTasks(open, agents, defaultWeights, after(r * round));
        for (const { taskId } of matches) servedIn.set(taskId, r);
        open = open.filter(({ id }) => !servedIn.has(id));
      }
      for (const task of all) {
        const ready = +(task.readyAt ?? noon);
        const rivals = all.filter((other) => +(other.readyAt ?? noon) < ready + 4 * 3_600_000).length;
        const waited = (servedIn.get(task.id) ?? Number.NaN) - (ready - +noon) / (round * 1000);
        expect(waited).toBeLessThanOrEqual(Math.ceil(rivals / agents.length));
      }
    }),
    { seed, numRuns: 10 },
  );
});

test("a low task under urgent ones without end is served after three hours, not before", () => {
  const agent = agentWith("A", []);
  const low = taskWith({ id: "tk_low", priority: "low", rank: -5, readyAt: noon });
  let served = -1;
  for (let minute = 0; served < 0 && minute < 600; minute += 5) {
    const urgent = taskWith({ id: `tk_u${minute}`, priority: "urgent", readyAt: after(minute * 60) });
    const { matches } = matchTasks([low, urgent], [agent], defaultWeights, after(minute * 60));
    if (matches[0]?.taskId === low.id) served = minute;
  }
  expect(served).toBe(180);
});
