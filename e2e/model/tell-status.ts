import { commonWords } from "./common-words.ts";
import { type ConverseFacts, nameOf } from "./read-facts.ts";

/** An answer to a question about what goes on, from the facts alone, with the ids it rests on. */
export function tellStatus(facts: ConverseFacts, question: string): { reply: string; links: string[] } {
  const links: string[] = [];
  const lines: string[] = [];
  const tell = (id: string, line: string) => {
    links.push(id);
    lines.push(line);
  };
  const about = (name: string) => commonWords(question, name) > 0;
  const agents = facts.agents.filter(({ name }) => question.toLowerCase().includes(name.toLowerCase()));
  const tasks = facts.tasks.filter(
    (task) => about(task.title) || agents.some(({ id, name }) => [id, name].includes(nameOf(task.agent))),
  );
  const runs = facts.runs.filter(({ title }) => about(title));
  for (const task of tasks.slice(0, 5)) {
    const by = nameOf(task.agent);
    tell(task.id, `“${task.title}” is ${task.status}${by ? `, with ${by}` : ""}.${troubleOf(task)}`);
  }
  for (const run of (runs.length > 0 || tasks.length > 0 ? runs : facts.runs).slice(0, 5)) {
    const spent = typeof run.spent_usd === "number" ? `, $${run.spent_usd.toFixed(2)} spent` : "";
    tell(run.id, `“${run.title}” is ${run.status}: ${run.done} of ${run.total} tasks done${spent}.`);
  }
  if (tasks.length === 0)
    for (const task of facts.tasks
      .filter(({ status }) => ["input-required", "failed"].includes(status))
      .slice(0, 3))
      tell(task.id, `“${task.title}” is ${task.status}.${troubleOf(task)}`);
  if (/\b(?:why|when|what happened|since)\b/i.test(question))
    for (const event of facts.events.filter(({ text }) => about(text)).slice(-2))
      tell(`#${event.seq}`, `${event.text} (#${event.seq})`);
  for (const agent of agents.filter(() => tasks.length === 0))
    tell(agent.id, `${agent.name} has nothing in hand.`);
  if (lines.length === 0)
    lines.push(`Nothing is going on: ${facts.tasks.length} tasks, none of them about this.`);
  return { reply: lines.join("\n"), links };
}

/** What keeps a task from going on, as a sentence; nothing when nothing does. */
function troubleOf({ question, gap, failure }: ConverseFacts["tasks"][number]): string {
  if (question) return ` It asks: ${question}`;
  if (gap) return ` It waits: ${gap}`;
  return failure ? ` It failed: ${failure}` : "";
}
