import type { Criterion, FileRef } from "./claw-attempt.ts";
import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { artifactsIn, csvOf, remarksIn, upstreamOf } from "./inputs.ts";
import { checkCriterion } from "./work/check-criteria.ts";
import type { CheckFile } from "./work/check-material.ts";
import { toMarkdown } from "./work/document.ts";
import { formatNumber } from "./work/format-number.ts";
import { profileCsv } from "./work/profile-csv.ts";

type ReviewOf = { title: string; instructions: string; acceptance: string[]; artifacts: FileRef[] };

const settings = readSettings({
  name: "Vera",
  summary: "Opens what others handed in and recomputes its figures.",
  output_modes: ["text/markdown"],
  skills: [
    {
      id: "verification",
      name: "Verification",
      description: "Judges work against its acceptance criteria, with evidence.",
    },
    { id: "review", name: "Review", description: "Reads, opens, recomputes." },
  ],
});

await runAgent(settings, async (job) => {
  const review = job.context.review_of as ReviewOf | null;
  const { instructions } = review ?? job.task;
  const acceptance = review?.acceptance ?? job.task.acceptance;
  const refs = review ? artifactsIn(review.artifacts) : upstreamOf(job);
  const csv = await csvOf(job);
  // The checker's own reading of the data, not the author's.
  const profile = profileCsv(csv.name, csv.bytes, remarksIn(instructions));
  const files: CheckFile[] = [];
  for (const ref of refs) files.push({ name: ref.name, bytes: await job.download(ref) });
  await job.say("action", `Opened ${files.length} files: ${files.map(({ name }) => name).join(", ")}.`);
  const checks: Criterion[] = [];
  for (const criterion of acceptance) {
    const check = checkCriterion(criterion, { files, profile, csv: csv.bytes });
    checks.push(check);
    await job.say("thought", `${check.passed ? "Met" : "Not met"}: ${criterion}`, check.evidence);
  }
  const passed = checks.filter((check) => check.passed).length;
  const summary = `${passed} of ${checks.length} criteria met${review ? ` by “${review.title}”` : ""}.`;
  if (review) return { summary, artifacts: [], checks };
  const report = toMarkdown([
    { kind: "heading", level: 1, text: "Check report" },
    {
      kind: "paragraph",
      text: `${summary} Figures were recomputed from ${csv.name} (SHA-256 ${csv.sha256}) by other means than the author's.`,
    },
    {
      kind: "table",
      header: ["Criterion", "Met", "Evidence"],
      rows: checks.map(({ name, passed: met, evidence }) => [name, met ? "yes" : "no", evidence]),
    },
    { kind: "heading", level: 2, text: "What was checked" },
    {
      kind: "table",
      header: ["File", "Bytes", "SHA-256"],
      rows: refs.map(({ name, bytes, sha256 }) => [name, formatNumber(bytes), sha256]),
    },
  ]);
  return { summary, artifacts: [await job.upload("check-report.md", report, "text/markdown")], checks };
});
