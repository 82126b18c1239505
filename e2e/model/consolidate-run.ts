import { cutText } from "#server/domain/cut-text.ts";
import { ConsolidationProposal } from "#server/domain/proposals.ts";
import { bestSentence } from "./best-sentence.ts";
import { commonWords } from "./common-words.ts";
import { ConsolidateFacts, nameOf } from "./read-facts.ts";
import { dataOf, type Prompt } from "./read-prompt.ts";

/** A run's result from its tasks' summaries; a criterion or a step of its validation is met when every task is completed. */
export function consolidateRun(prompt: Prompt): ConsolidationProposal {
  const { goal, success_criteria, validation_steps, tasks } = ConsolidateFacts.parse(prompt.facts);
  const open = tasks.filter(({ status }) => status !== "completed");
  const texts = tasks.map(({ title, summary }) => ({ name: title, text: dataOf(prompt, summary) || title }));
  const lines = tasks.map(({ title, status, agent, summary }) => {
    const by = nameOf(agent);
    return `- **${title}**${by ? ` (${by})` : ""}: ${status === "completed" ? dataOf(prompt, summary) || "completed" : status}`;
  });
  return ConsolidationProposal.parse({
    title: cutText(dataOf(prompt, goal).replace(/\s+/g, " "), 200),
    summary: cutText(
      `${tasks.length - open.length} of ${tasks.length} tasks are completed.\n\n${lines.join("\n")}`,
      8_000,
    ),
    criteria: [...success_criteria, ...validation_steps].map((criterion) => {
      // The task whose title the criterion speaks of is its witness; else the last one, which checks the others.
      const named = texts.filter(({ name }) => commonWords(criterion, name) > 0);
      const { name, sentence } = bestSentence(criterion, named.length > 0 ? named : texts.slice(-1));
      const evidence =
        open.length > 0
          ? `Not completed: ${open.map(({ title }) => title).join(", ")}`
          : `${name}: “${sentence}”`;
      return { criterion, met: open.length === 0, evidence: cutText(evidence, 2_000) };
    }),
    uncertain: open.map(({ title, status }) => cutText(`“${title}” is ${status}.`, 1_000)),
  });
}
