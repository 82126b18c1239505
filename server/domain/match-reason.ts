import type { Candidate } from "./match-candidate.ts";
import type { Field } from "./match-field.ts";
import { recordWords } from "./match-record.ts";
import { tiesOf } from "./match-tie.ts";
import type { Task } from "./task.ts";

/** Why the first of the candidates was chosen, in one line: for what (`close`: the words that decide where no skill is asked for), its proof, its load, and who came next. */
export function reasonFor(
  task: Task,
  field: Field,
  candidates: readonly Candidate[],
  close: readonly string[],
): string {
  const [chosen, next] = candidates;
  const i = (chosen && field.indexOf.get(chosen.agentId)) ?? -1;
  const at = field.agents[i];
  if (!chosen || !at) throw new RangeError("a match needs its chosen candidate");
  const { done, tried } = field.group(task).tally(i);
  const rival = next?.eligible ? next : null;
  const subject = task.skills.length > 0 ? task.skills.join(" + ") : textWords(close);
  const said = [
    `${headWords(chosen, rival, subject)} (${shown(chosen.score)})`,
    at.load === 0 ? "free" : `${at.load} of ${at.agent.profile.max_concurrency} places taken`,
    recordWords(done, tried),
  ];
  if (chosen.parts.continuity > 0) said.push("knows the work before it");
  if (at.agent.degradedAt) said.push("weighs less after two stalls");
  return `${said.join(", ")}${rival ? `; ${nextWords(rival, chosen, field)}` : ""}`;
}

/** Rounded as scores are kept, in thousandths first: the reason must not say another figure than the record does. */
const shown = (score: number): string => (Math.round(score * 1_000) / 1_000).toFixed(2);

const textWords = (close: readonly string[]): string =>
  close.length > 0 ? `what the task says: ${close.join(", ")}` : "what the task says";

const headWords = (chosen: Candidate, rival: Candidate | null, subject: string): string =>
  rival === null
    ? `the only one who can do ${subject} now`
    : `${rival.score > chosen.score ? "good" : "best"} on ${subject}`;

function nextWords(rival: Candidate, chosen: Candidate, field: Field): string {
  const name = field.agents[field.indexOf.get(rival.agentId) ?? -1]?.agent.name ?? rival.agentId;
  const score = shown(rival.score);
  if (tiesOf([chosen, rival]).length > 0) return `as good: ${name} ${score}, the rules broke the tie`;
  return rival.score > chosen.score ? `${name} ${score} is needed elsewhere` : `next: ${name} ${score}`;
}
