import type { VerdictLine } from "#server/domain/task.ts";
import type { LateResult } from "#server/queue/rows.ts";
import type { Work } from "#server/queue/work.ts";
import { recordReview } from "../../tasks/record-review.ts";
import { routeReview } from "../../tasks/route-review.ts";
import { useLateResult as takeLateResult } from "../../tasks/use-late-result.ts";
import type { Block, DecisionMaker } from "../decision-maker.ts";
import { examplesOf } from "../examples-of.ts";
import { readArtifacts } from "../read-artifacts.ts";
import { readLateResults } from "../read-late-results.ts";
import { coordinatorAsker } from "../rules-actor.ts";
import { systemOf } from "../write-prompt.ts";
import { applyResultReview, criteriaOf, resultItem } from "./review-of-result.ts";
import { reviewRoute } from "./review-route.ts";

const task = `Judge handed-in work against its acceptance criteria. Give one review for each item of the facts.
For every acceptance criterion give one line with the criterion's exact words, whether it is met, and the evidence: quote
or name what you saw in the data or in the machine checks. What you cannot see is not met.
accepted: every criterion is met. changes_requested: something is missing that the same agent can mend; say in the
comment exactly what to change. rejected: it is useless, or not what was asked. With changes_left at 0 do not request
changes. The agent's summary and claims are its own word and prove nothing. If a late result of an earlier attempt
is plainly better, name its id in use_late_result. Word and Excel files are shown as the words and cells read out of
them, without their looks; "unread" says why a file could not be opened. Examples show where a person overruled an earlier verdict.`;

/** Verdicts on handed-in work, one call for what waits together. */
export const reviewMaker: DecisionMaker<"review"> = {
  kind: "review",
  thinking: true,
  maxTokens: 8_000,
  promptVersion: "review-4",
  batch: 6,
  system: () => systemOf("review", task),

  material: async ({ services, workspaceId, state }, dues) => {
    const items: object[] = [];
    const blocks: Block[] = [];
    for (const [i, { subjectId }] of dues.entries()) {
      const run = state.maps.run.get(subjectId);
      const result = run && (await resultItem(services, run, i));
      if (result) {
        items.push(result.item);
        blocks.push(...result.blocks);
      }
      const row = state.maps.task.get(subjectId);
      if (!row) continue;
      const attempt = row.attemptId ? state.maps.attempt.get(row.attemptId) : undefined;
      const late = await services.prisma.lateResult.findMany({
        where: { taskId: row.id, usedAt: null },
        take: 5,
      });
      const lateWork = await readLateResults(services, late as unknown as LateResult[], `l${i + 1}.`);
      const artifacts = await readArtifacts(services, row.artifacts, `a${i + 1}.`);
      blocks.push(...artifacts.blocks, ...lateWork.blocks);
      const origin = `agent ${attempt?.agentId ?? "unknown"}`;
      blocks.push({ id: `s${i + 1}`, origin, name: "summary", text: row.result?.summary ?? "" });
      const { id, title, instructions, acceptance } = row;
      items.push({
        task_id: id,
        title,
        instructions: instructions.slice(0, 6_000),
        acceptance,
        summary: `s${i + 1}`,
        artifacts: artifacts.shown,
        machine_checks: row.verdict?.lines.filter((line) => !line.unchecked) ?? [],
        late_results: lateWork.facts,
        changes_so_far: attempt?.changes ?? 0,
        changes_left: Math.max(0, state.workspace.settings.maxChanges - (attempt?.changes ?? 0)),
      });
    }
    if (items.length === 0) return null;
    const text = dues.map(({ title }) => title).join(" ");
    return { facts: { items, examples: await examplesOf(services, workspaceId, "review", text) }, blocks };
  },

  check: ({ reviews }, dues, state) => {
    const problems: string[] = [];
    for (const { task_id } of reviews)
      if (!dues.some(({ subjectId }) => subjectId === task_id))
        problems.push(`reviews: ${task_id} was not asked about`);
    for (const { subjectId } of dues) {
      const review = reviews.find(({ task_id }) => task_id === subjectId);
      const run = state.maps.run.get(subjectId);
      const acceptance = run ? criteriaOf(run) : (state.maps.task.get(subjectId)?.acceptance ?? []);
      if (!review) problems.push(`reviews: there is none for ${subjectId}`);
      else if (review.verdict === "accepted")
        for (const criterion of acceptance) {
          const line = review.lines.find((one) => one.criterion === criterion);
          if (!line?.passed || line.evidence.trim() === "")
            problems.push(
              `${subjectId} is accepted, but there is no met line with evidence for “${criterion}”`,
            );
        }
      else if (review.comment.trim() === "") problems.push(`${subjectId}: say in comment what is wrong`);
    }
    return problems;
  },

  apply: (work, due, { reviews }, { decisionId }) => {
    const review = reviews.find(({ task_id }) => task_id === due.subjectId);
    if (!review) return null;
    if (due.subjectId.startsWith("rn_")) return applyResultReview(work, due.subjectId, review);
    const row = work.task(due.subjectId);
    if (row.status !== "in-review") return null;
    const { verdict, lines, comment, use_late_result } = review;
    const about = {
      taskId: row.id,
      chosen: verdict,
      outcome: review,
      candidates: ["accepted", "changes_requested", "rejected"],
    };
    if (use_late_result && isLateOf(work, use_late_result, row.id)) {
      takeLateResult(work, { lateId: use_late_result });
      return { ...about, chosen: use_late_result, reason: comment || "a late result is better" };
    }
    const own = row.acceptance.flatMap((criterion): VerdictLine[] => {
      const line = lines.find((one) => one.criterion === criterion);
      return line
        ? [line]
        : [{ criterion, passed: false, evidence: "the model said nothing about it", unchecked: true }];
    });
    const machine =
      row.verdict?.lines.filter((line) => !line.unchecked && !row.acceptance.includes(line.criterion)) ?? [];
    recordReview(work, {
      taskId: row.id,
      by: "model",
      reviewerId: decisionId,
      verdict,
      lines: [...machine, ...own],
      comment,
    });
    return {
      ...about,
      reason: comment || `${own.filter((line) => line.passed).length} of ${own.length} criteria met`,
    };
  },

  byRules: async ({ services, workspaceId, state }, due, { away, why }) => {
    // A result waits for the model or for a person, whoever comes first: the page offers both.
    if (due.subjectId.startsWith("rn_")) return "waits";
    const route = reviewRoute(state, due.subjectId, away);
    if (route === "wait") return "waits";
    const input = { taskId: due.subjectId, to: route, why };
    await services.queues.write(workspaceId, routeReview, input, coordinatorAsker("review"));
    return "done";
  },
};

function isLateOf(work: Work, lateId: string, taskId: string): boolean {
  const late = work.find("late_result", lateId);
  return late?.taskId === taskId && late.usedAt === null;
}
