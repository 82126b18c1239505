import type { ReviewProposal } from "#server/domain/proposals.ts";
import type { Run } from "#server/domain/run.ts";
import type { Services } from "#server/open-services.ts";
import type { Work } from "#server/queue/work.ts";
import { reviewResult } from "../../runs/review-result.ts";
import type { Applied, Block } from "../decision-maker.ts";

const mostBytes = 100_000;

/** What a run's result is judged by: its success criteria and validation steps. */
export const criteriaOf = (run: Run): string[] => [
  ...(run.plan?.success_criteria ?? []),
  ...(run.plan?.validation_steps ?? []),
];

/** A run's result as something to review: its report against the criteria of its plan. */
export async function resultItem(
  { prisma, blobs }: Services,
  run: Run,
  i: number,
): Promise<{ item: object; blocks: Block[] } | null> {
  const { result } = run;
  const report = result && (await prisma.artifact.findUnique({ where: { id: result.reportId } }));
  if (!result || !report) return null;
  const text = (await blobs.head(report.sha256, mostBytes)).toString("utf8");
  const item = {
    task_id: run.id,
    title: `Result of “${run.title}”`,
    instructions: run.goal,
    acceptance: criteriaOf(run),
    summary: `r${i + 1}`,
    artifacts: result.artifacts.map(({ id, name, mediaType, bytes }) => ({
      id,
      name,
      media_type: mediaType,
      bytes,
      data: null,
    })),
    machine_checks: [],
    late_results: [],
    changes_so_far: result.round - 1,
    changes_left: 1,
  };
  return { item, blocks: [{ id: `r${i + 1}`, origin: "the coordinator’s report", name: "report.md", text }] };
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
