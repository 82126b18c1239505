import type { AgentId } from "./ids.ts";
import type { Field } from "./match-field.ts";
import type { Refusal } from "./match-refusal.ts";
import type { Parts } from "./match-score.ts";
import type { Task } from "./task.ts";

/** An agent as it was weighed for one task; a refused one has score 0 and says why. */
export type Candidate = { agentId: AgentId; eligible: boolean; why: string; score: number; parts: Parts };

const listed = 5;

/** The `count` first of `order`, without sorting the rest. */
function first(count: number, items: Iterable<number>, order: (a: number, b: number) => number): number[] {
  const best: number[] = [];
  for (const item of items) {
    const last = best[count - 1];
    if (last !== undefined && order(item, last) >= 0) continue;
    const at = best.findIndex((other) => order(item, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

/** The order of candidates: who may, by score; then who may not, those who could do it at another time first. */
export const byMerit =
  (refusals: readonly (Refusal | null)[], scores: Float64Array) => (a: number, b: number) =>
    Number(refusals[a] !== null) - Number(refusals[b] !== null) ||
    (scores[b] ?? 0) - (scores[a] ?? 0) ||
    (refusals[a]?.missing.length ?? 0) - (refusals[b]?.missing.length ?? 0) ||
    a - b;

/** The candidates worth recording: the chosen one, five runners-up, five of the refused. */
export function shortList(
  refusals: readonly (Refusal | null)[],
  scores: Float64Array,
  chosen: number,
): number[] {
  const order = byMerit(refusals, scores);
  const others = refusals.map((_, i) => i).filter((i) => i !== chosen);
  const eligible = others.filter((i) => refusals[i] === null);
  const refused = others.filter((i) => refusals[i] !== null);
  return [chosen, ...first(listed, eligible, order), ...first(listed, refused, order)];
}

/** Why the first of the candidates was chosen, in one line: for what, its proof, its load, and who came next. */
export function reasonFor(task: Task, field: Field, candidates: readonly Candidate[]): string {
  const [chosen, next] = candidates;
  const i = chosen && field.indexOf.get(chosen.agentId);
  const at = i === undefined ? undefined : field.agents[i];
  const standing = i === undefined ? undefined : field.standings(task)[i];
  if (!chosen || !at || !standing) throw new RangeError("a match needs its chosen candidate");
  const rival = next?.eligible ? next : null;
  const head = !rival ? "the only one who can now" : rival.score > chosen.score ? "good" : "best";
  const subject = task.skills.length > 0 ? task.skills.join(" + ") : "the words of the task";
  const { max_concurrency: places } = at.agent.profile;
  const said = [
    `${head} on ${subject} (${chosen.score.toFixed(2)})`,
    at.load === 0 ? "free" : `${at.load} of ${places} places taken`,
    standing.tried > 0 ? `${standing.done} of ${standing.tried} done before` : "new to this",
  ];
  if (chosen.parts.continuity > 0) said.push("knows the work before it");
  if (at.agent.degradedAt) said.push("weighs less after two stalls");
  return `${said.join(", ")}${rival ? `; ${nextWords(rival, chosen, field)}` : ""}`;
}

function nextWords(rival: Candidate, chosen: Candidate, field: Field): string {
  const name = field.agents[field.indexOf.get(rival.agentId) ?? -1]?.agent.name ?? rival.agentId;
  const score = rival.score.toFixed(2);
  return rival.score > chosen.score
    ? `${name} ${score} is needed for another task`
    : `next: ${name} ${score}`;
}
