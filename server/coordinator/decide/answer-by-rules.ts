import type { Inquiry } from "#server/domain/decision.ts";
import { noSpend } from "#server/domain/spend.ts";
import type { State } from "#server/queue/state.ts";

/** What the rules say to a message: how things stand when asked by name for the status; else that they cannot converse, and what can be done. */
export function answerByRules(
  state: State,
  inquiry: Inquiry,
  why: string,
): { reply: string; links: string[] } {
  if (!inquiry.mentioned) return { reply: "", links: [] };
  if (/\b(status|stand|progress|how far)\b|状态|进展|stand der dinge/i.test(inquiry.body))
    return tellStatus(state);
  return {
    reply: `I follow rules only (${why}), so I cannot read this as a person would. Ask me for the “status”; or write a goal under Runs, or a task on the board.`,
    links: [],
  };
}

function tellStatus(state: State): { reply: string; links: string[] } {
  const count = (status: Parameters<typeof state.tasksByStatus.get>[0]): number =>
    state.tasksByStatus.get(status)?.size ?? 0;
  const runs = [...state.maps.run.values()];
  const lines = runs.map((run) => {
    const spend = { ...noSpend, ...run.spend };
    const held = run.hold ? `, ${run.hold.words}` : "";
    return `- ${run.title}: ${run.status}, ${run.counts.completed} of ${run.counts.total} tasks done, $${spend.usd.toFixed(2)}${held}`;
  });
  const work = `${count("working") + count("assigned")} tasks are being worked on, ${count("ready")} are ready, ${count("waiting")} wait for others, ${count("in-review")} are in review, ${count("input-required")} need an answer, ${count("failed")} have failed.`;
  return { reply: [work, ...lines].join("\n"), links: runs.map(({ id }) => id) };
}
