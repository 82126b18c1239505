import fc from "fast-check";
import { expect, test } from "vitest";
import { matchTasks } from "./match.ts";
import { after, agentWith, noon, taskWith } from "./match-fixtures.ts";
import { defaultWeights } from "./match-weights.ts";
import { type Priority, priorities, type Task } from "./task.ts";

const seed = Math.floor(Math.random() * 2 ** 31);
console.info(`match-starvation.test.ts: seed ${seed}`);

const round = 600;
const longest = 3;
const skills = ["sql", "charts", "legal-review"] as const;
/** Who can do what: everything has two, and one agent is better and sought by all. */
const able: Record<string, readonly string[]> = {
  Ace: ["sql", "charts", "legal-review"],
  Bea: ["sql", "charts"],
  Cho: ["legal-review"],
};
const record = Object.fromEntries(skills.map((skill) => [skill, { done: 50, accepted: 40, seconds: 500 }]));

type Arrival = { priority: Priority; skill: (typeof skills)[number] | null; rank: number; rounds: number };
const arrival: fc.Arbitrary<Arrival> = fc.record({
  priority: fc.constantFrom("urgent" as const, "urgent" as const, "urgent" as const, ...priorities),
  skill: fc.constantFrom(...skills, null),
  rank: fc.integer({ min: -50, max: 50 }),
  rounds: fc.integer({ min: 1, max: longest }),
});
/** More in each round than three agents can do in it, whatever they are given; sixteen hours and more of it. */
const arrivals = fc.array(fc.array(arrival, { minLength: 3, maxLength: 5 }), {
  minLength: 100,
  maxLength: 120,
});

/** Plays the rounds until all is served; returns all tasks with the round each was served in. */
function play(rounds: readonly (readonly Arrival[])[]): { task: Task; came: number; served: number }[] {
  const busyUntil = new Map<string, number>();
  const needs = new Map<string, number>();
  const all = new Map<string, { task: Task; came: number; served: number }>();
  const open = new Map<string, Task>();
  for (let r = 0; open.size > 0 || r < rounds.length; r += 1) {
    (rounds[r] ?? []).forEach(({ priority, skill, rank, rounds: length }, i) => {
      const id = `tk_${r}_${i}` as const;
      const task = taskWith({ id, priority, rank, skills: skill ? [skill] : [], readyAt: after(r * round) });
      open.set(id, task);
      needs.set(id, length);
      all.set(id, { task, came: r, served: Number.NaN });
    });
    const agents = Object.entries(able).map(([id, own]) => {
      const load = (busyUntil.get(`ag_${id}`) ?? 0) > r ? 1 : 0;
      return agentWith(id, own, { load, ...(id === "Ace" ? { record } : {}) });
    });
    const { matches } = matchTasks([...open.values()], agents, defaultWeights, after(r * round));
    for (const { taskId, agentId } of matches) {
      busyUntil.set(agentId, r + (needs.get(taskId) ?? 1));
      const entry = all.get(taskId);
      if (entry) entry.served = r;
      open.delete(taskId);
    }
  }
  return [...all.values()];
}

test("nothing waits for ever while more keeps coming than can be done: only what became ready within four hours can go first", () => {
  let latest = 0;
  fc.assert(
    fc.property(arrivals, (rounds) => {
      const played = play(rounds);
      for (const { task, came, served } of played) {
        const whoCan = Object.values(able).filter((own) =>
          task.skills.every((one) => own.includes(one)),
        ).length;
        const rivals = played.filter((other) => other.came * round < came * round + 4 * 3_600).length;
        expect(served - came).toBeLessThanOrEqual(longest + Math.ceil((rivals * longest) / whoCan));
        latest = Math.max(latest, served - came);
      }
    }),
    { seed, numRuns: 12, endOnFailure: true },
  );
  console.info(`the longest wait was ${latest} rounds`);
  expect(latest).toBeGreaterThan((3 * 3_600) / round);
}, 60_000);

test("without end of urgent work even a low task at the end of the board is served, by its clock and not by chance", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 900 }), (perStep, rank) => {
      const low = taskWith({ id: "tk_low", priority: "low", rank, readyAt: noon });
      let served = -1;
      for (let minute = 0; served < 0 && minute < 600; minute += 5) {
        const urgent = Array.from({ length: perStep }, (_, i) =>
          taskWith({ id: `tk_u${minute}_${i}`, priority: "urgent", rank: -i, readyAt: after(minute * 60) }),
        );
        const { matches } = matchTasks(
          [low, ...urgent],
          [agentWith("A", [])],
          defaultWeights,
          after(minute * 60),
        );
        if (matches.some(({ taskId }) => taskId === low.id)) served = minute;
      }
      expect(served).toBeGreaterThanOrEqual(180);
      expect(served).toBeLessThanOrEqual(240);
    }),
    { seed, numRuns: 20, endOnFailure: true },
  );
});
