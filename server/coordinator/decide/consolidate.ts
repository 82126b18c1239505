import { runTasks } from "../../runs/run-tasks.ts";
import type { Block, DecisionMaker } from "../decision-maker.ts";
import { examplesOf } from "../examples-of.ts";
import { readArtifacts } from "../read-artifacts.ts";
import { coordinatorAsker } from "../rules-actor.ts";
import { systemOf } from "../write-prompt.ts";
import { concludeByRules } from "./conclude-by-rules.ts";
import { keepResult } from "./keep-result.ts";
import { criteriaOf } from "./review-of-result.ts";
import { type StoredReport, storeReport } from "./store-report.ts";

const task = `All work of a run is over. Say in summary, for the person who set the goal, what came out: the answer to the goal first,
then what was made and what it says, in at most 400 words of Markdown. For each success criterion, and each validation
step as well, with its exact words: is it met, and by what evidence in the tasks' checks or the data. What you cannot see is not met.
Word and Excel files are shown as the words and cells read out of them; "unread" says why one could not be opened.
uncertain lists what a careful reader should know: work that failed or was left out, checks nobody made, doubts. When
"sent_back" is there, a person or the model did not accept the last report for that reason.`;

/** A run's result: its report, and which criteria are met. */
export const consolidateMaker: DecisionMaker<"consolidate"> = {
  kind: "consolidate",
  thinking: true,
  maxTokens: 8_000,
  promptVersion: "consolidate-3",
  batch: 1,
  system: () => systemOf("consolidate", task),

  material: async (ground, [due]) => {
    const run = due && ground.state.maps.run.get(due.subjectId);
    if (!run) return null;
    const { services, workspaceId } = ground;
    const tasks = await runTasks(services.prisma, run.id);
    const blocks: Block[] = [];
    const told: object[] = [];
    for (const [i, row] of tasks.entries()) {
      const artifacts = await readArtifacts(services, row.artifacts, `a${i + 1}.`);
      blocks.push(...artifacts.blocks, {
        id: `s${i + 1}`,
        origin: "agent",
        name: "summary",
        text: row.result?.summary ?? "",
      });
      const found = (row.verdict?.lines ?? []).map(
        (line) =>
          `${line.unchecked ? "unchecked" : line.passed ? "met" : "not met"}: ${line.criterion} (${line.evidence})`,
      );
      blocks.push({
        id: `c${i + 1}`,
        origin: `judged by ${row.verdict?.by ?? "nobody"}`,
        name: "checks",
        text: [...found, row.failure?.message ?? ""].filter(Boolean).join("\n"),
      });
      told.push({
        id: row.id,
        title: row.title,
        status: row.status,
        summary: `s${i + 1}`,
        checks: `c${i + 1}`,
        judged_by: row.verdict?.by ?? null,
        failure: row.failure?.code ?? null,
        cost_usd: row.costUsd,
        artifacts: artifacts.shown,
      });
    }
    const facts = {
      goal: run.goal,
      success_criteria: run.plan?.success_criteria ?? [],
      validation_steps: run.plan?.validation_steps ?? [],
      sent_back: run.result?.verdict && !run.result.verdict.accepted ? run.result.verdict.comment : null,
      tasks: told,
      examples: await examplesOf(services, workspaceId, "consolidate", run.goal),
    };
    return { facts, blocks };
  },

  check: ({ criteria, summary }, [due], state) => {
    const run = due && state.maps.run.get(due.subjectId);
    const wanted = run ? criteriaOf(run) : [];
    const problems = wanted
      .filter((criterion) => !criteria.some((one) => one.criterion === criterion))
      .map((criterion) => `criteria: there is none with the exact words “${criterion}”`);
    if (summary.trim() === "") problems.push("summary: say what came out");
    return problems;
  },

  prepare: (ground, [due], proposal) => storeReport(ground, due?.subjectId ?? "", proposal),

  apply: (work, due, proposal, { decisionId, prepared }) => {
    keepResult(work, { runId: due.subjectId, proposal, report: prepared as StoredReport, decisionId });
    const met = proposal.criteria.filter((one) => one.met).length;
    return {
      chosen: proposal.title,
      reason: `${met} of ${proposal.criteria.length} criteria met`,
      outcome: proposal,
    };
  },

  byRules: async (ground, due, { away, why }) => {
    const { services, workspaceId, state } = ground;
    const run = state.maps.run.get(due.subjectId);
    if (!run) return "done";
    const { rungSeconds } = state.workspace.settings.coordinator;
    if (away && +services.now() - +due.since < rungSeconds * 1000) return "waits";
    const proposal = concludeByRules(run, await runTasks(services.prisma, run.id), why);
    const report = await storeReport(ground, run.id, proposal);
    const input = { runId: run.id, proposal, report, decisionId: null };
    await services.queues.write(workspaceId, keepResult, input, coordinatorAsker("consolidate"));
    return "done";
  },
};
