import type { ConsolidationProposal } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import { noSpend } from "#server/domain/spend.ts";
import type { Task } from "#server/domain/task.ts";

type AttemptFacts = { taskId: string; agentId: string; number: number; status: string };
export type ReportInput = {
  run: Run;
  proposal: ConsolidationProposal;
  tasks: readonly Task[];
  attempts: readonly AttemptFacts[];
  nameOf: (agentId: string) => string;
  shaOf: (artifactId: string) => string;
  now: Date;
};

/** A run's report in Markdown: the words are the model's or the rules', every figure and name is the record's. */
export function composeReport({ run, proposal, tasks, attempts, nameOf, shaOf, now }: ReportInput): string {
  const spend = { ...noSpend, ...run.spend };
  const work = tasks.map((task) => {
    const own = attempts.filter((one) => one.taskId === task.id);
    const who =
      own.map((one) => `${nameOf(one.agentId)} (${one.status.replaceAll("_", " ")})`).join(", ") || "nobody";
    return `| ${cell(task.title)} | ${task.status} | ${cell(who)} | ${verdictOf(task)} | $${task.costUsd.toFixed(4)} |`;
  });
  const files = tasks.flatMap((task) =>
    task.artifacts.map(
      (file) => `| ${cell(file.name)} | ${cell(task.title)} | ${file.bytes} | \`${shaOf(file.id)}\` |`,
    ),
  );
  const criteria = proposal.criteria.map(
    ({ criterion, met, evidence }) => `- ${met ? "**met**" : "**not shown**"}: ${criterion}\n  ${evidence}`,
  );
  const part = (title: string, lines: readonly string[], none: string): string =>
    `## ${title}\n\n${lines.length > 0 ? lines.join("\n") : none}\n`;
  return [
    `# ${proposal.title || run.title}\n`,
    `Goal: ${run.goal}\n`,
    `${proposal.summary}\n`,
    part("Criteria", criteria, "The plan set none."),
    part(
      "What is uncertain",
      proposal.uncertain.map((line) => `- ${line}`),
      "Nothing was named.",
    ),
    part(
      "Who did what",
      ["| task | state | attempts | judged | cost |", "|---|---|---|---|---|", ...work],
      "",
    ),
    part("Deliverables", ["| file | task | bytes | SHA-256 |", "|---|---|---|---|", ...files], ""),
    part(
      "Cost",
      [
        `- $${spend.usd.toFixed(4)} and ${spend.tokens} tokens in all, ${spend.calls} calls to the model, ${attempts.length} attempts by agents`,
        `- ${duration(run.startedAt ?? run.createdAt, now)} from its start to this report, of ${now.toISOString()}`,
      ],
      "",
    ),
  ].join("\n");
}

const cell = (text: string): string => text.replace(/[|\r\n]/g, " ");

function verdictOf({ verdict }: Task): string {
  if (!verdict) return "no review";
  const checked = verdict.lines.filter((line) => !line.unchecked);
  return `${verdict.verdict.replaceAll("_", " ")} by ${verdict.by} (${checked.filter((line) => line.passed).length} of ${checked.length})`;
}

function duration(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.round((+to - +from) / 60_000));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
