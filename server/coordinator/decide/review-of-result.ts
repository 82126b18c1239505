import type { ReviewProposal } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import type { Services } from "#server/open-services.ts";
import type { Work } from "#server/queue/work.ts";
import { reviewResult } from "../../runs/review-result.ts";
import type { Applied, Block } from "../decision-maker.ts";
import { readArtifacts } from "../read-artifacts.ts";

const mostReport = 100_000;
/** Characters of each deliverable: its own review has read more of it. */
const mostText = 20_000;

/** What a run's result is judged by: its success criteria and validation steps. */
export const criteriaOf = (run: Run): string[] => [
  ...(run.plan?.success_criteria ?? []),
  ...(run.plan?.validation_steps ?? []),
];

/** A run's result as something to review: its report, and what the deliverables say, against the criteria of its plan. */
export async function resultItem(
  services: Services,
  run: Run,
  i: number,
): Promise<{ item: object; blocks: Block[] } | null> {
  const { result } = run;
  const { prisma, blobs } = services;
  const report = result && (await prisma.artifact.findUnique({ where: { id: result.reportId } }));
  if (!result || !report) return null;
  const text = (await blobs.head(report.sha256, mostReport)).toString("utf8");
  const { shown, blocks } = await readArtifacts(services, result.artifacts, `f${i + 1}.`, mostText);
  const item = {
    task_id: run.id,
    title: `Result of “${run.title}”`,
    instructions: run.goal,
    acceptance: criteriaOf(run),
    summary: `r${i + 1}`,
    artifacts: shown,
    machine_checks: [],
    late_results: [],
    changes_so_far: result.round - 1,
    changes_left: 1,
  };
  const own: Block = { id: `r${i + 1}`, origin: "the coordinator’s report", name: "report.md", text };
  return { item, blocks: [own, ...blocks] };
}

/** Applies the model's verdict on a result: accepted completes the run, anything else sends it back with the words. */
export function applyResultReview(
  work: Work,
  runId: string,
  review: ReviewProposal["reviews"][number],
): Applied | null {
  if (work.get("run", runId).status !== "in-review") return null;
  const accepted = review.verdict === "accepted";
  reviewResult(work, { runId, accepted, by: "model", comment: review.comment });
  return {
    chosen: accepted ? "accepted" : "sent back",
    candidates: ["accepted", "sent back"],
    reason: review.comment || "every criterion is met",
    outcome: review,
  };
}
