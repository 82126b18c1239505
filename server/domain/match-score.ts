import type { AgentId } from "./ids.ts";
import type { Holders } from "./match-refusal.ts";
import type { MatchWeights } from "./match-weights.ts";
import type { Task } from "./task.ts";

/** The parts of a score, each 0..1. */
export type Parts = {
  skill: number;
  record: number;
  load: number;
  speed: number;
  cost: number;
  continuity: number;
};

const declaredShare = 0.8;
/** A degraded agent (two stalls in 24 h) counts this much of its score. */
export const degradedFactor = 0.6;

/** How well an agent fits: what its profile covers, and how close the task's text is; without required skills only the text. */
export const skillPart = (task: { skills: readonly string[] }, cover: number, closeness: number): number =>
  task.skills.length === 0 ? closeness : declaredShare * cover + (1 - declaredShare) * closeness;

/** Which agents know the matter: 1 who worked on the task itself, else the share of its upstream tasks they worked on. */
export function continuityOf(
  task: Pick<Task, "id" | "dependsOn">,
  field: { indexOf: ReadonlyMap<AgentId, number> },
  holders: Holders,
): Map<number, number> {
  const known = new Map<number, number>();
  for (const upstream of task.dependsOn)
    for (const agentId of new Set(holders.get(upstream))) {
      const i = field.indexOf.get(agentId);
      if (i !== undefined) known.set(i, (known.get(i) ?? 0) + 1 / task.dependsOn.length);
    }
  for (const agentId of holders.get(task.id) ?? []) {
    const i = field.indexOf.get(agentId);
    if (i !== undefined) known.set(i, 1);
  }
  return known;
}

/** The free share of an agent's places when it holds `load` attempts. */
export const loadPart = (load: number, places: number): number => Math.max(0, (places - load) / places);

/** The weighted mean of the parts, 0..1; 0 when every weight is 0. */
export function weigh(parts: Parts, weights: MatchWeights, degraded: boolean): number {
  const sum =
    weights.skill * parts.skill +
    weights.record * parts.record +
    weights.load * parts.load +
    weights.speed * parts.speed +
    weights.cost * parts.cost +
    weights.continuity * parts.continuity;
  const all = weightSum(weights);
  return all > 0 ? (degraded ? degradedFactor : 1) * (sum / all) : 0;
}
export const weightSum = (w: MatchWeights): number =>
  w.skill + w.record + w.load + w.speed + w.cost + w.continuity;
