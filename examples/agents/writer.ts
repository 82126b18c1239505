import { CannotDo } from "./claw-attempt.ts";
import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { findDraft } from "./find-draft.ts";
import { csvOf, profileOf, selfCheck, uploadAll, upstreamOf, wantedOf } from "./inputs.ts";
import { buildDocx } from "./work/build-docx.ts";
import type { CheckFile } from "./work/check-material.ts";
import { composeBrief, titleOf } from "./work/compose-brief.ts";
import { toMarkdown } from "./work/document.ts";
import { findFindings } from "./work/find-findings.ts";
import { countOf } from "./work/format-number.ts";
import { mendBrief } from "./work/mend-brief.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const settings = readSettings({
  name: "Wren",
  summary: "Writes briefs in plain words, with the figures that carry them.",
  output_modes: ["text/markdown", WORD],
  skills: [
    { id: "writing", name: "Writing", description: "Plain words from figures." },
    { id: "briefs", name: "Briefs", description: "A brief as Markdown and as a Word file." },
  ],
});

await runAgent(settings, async (job) => {
  const wanted = wantedOf(job, ["brief.md", "brief.docx"]);
  const csv = await csvOf(job);
  const profile = await profileOf(job, csv);
  const findings = findFindings(profile);
  await job.say("thought", `${findings.length} findings; the first: ${findings[0]?.title}.`);
  const draft = await findDraft(job, wanted, csv.sha256);
  if (draft) await job.say("action", `Going on from ${draft.name}, ${draft.from}.`);
  const asked = job.changes?.lines.filter(({ passed }) => !passed).map(({ criterion }) => criterion) ?? [];
  const wishes = job.changes && asked.length === 0 ? [job.changes.comment] : asked;
  const blocks = mendBrief(draft?.blocks ?? composeBrief(profile), wishes, profile);
  if (!blocks) throw new CannotDo("no_better", `I do not know how to mend this: ${wishes.join("; ")}`);
  if (job.changes) await job.say("action", `Added what the review missed: ${wishes.join("; ")}`);
  const markdown = Buffer.from(toMarkdown(blocks));
  if (settings.stallOnce && job.attempt.number === 1 && !job.changes) {
    // What a crash in the middle leaves behind: a draft, then silence.
    await job.say("action", "Writing the draft.");
    await job.upload("brief.md", markdown.subarray(0, markdown.length / 3), "text/markdown");
    await job.hang();
  }
  const undone = wanted.filter((name) => !upstreamOf(job).some((file) => file.name === name));
  const [first = ""] = undone;
  if (settings.oneFile && undone.length > 1 && !job.changes) {
    // A small writer: one deliverable is what it takes on. What it has done by then is left for whoever goes on.
    await job.upload(first, markdown, "text/markdown");
    throw new CannotDo(
      "too_large",
      `The task holds ${undone.length} deliverables, ${undone.join(" and ")}; ${settings.name} makes one at a time.`,
      `${first} is written, as far as ${settings.name} can tell; ${undone.slice(1).join(", ")} is not begun.`,
    );
  }
  await job.progress(60, "written");
  const files: (CheckFile & { type: string })[] = [];
  for (const name of wanted)
    files.push(
      name.endsWith(".docx")
        ? { name, type: WORD, bytes: await buildDocx(`What ${titleOf(profile)} says`, blocks) }
        : { name, type: "text/markdown", bytes: markdown },
    );
  const checks = await selfCheck(job, files, profile, csv.bytes);
  return {
    summary: `A brief of ${countOf(findings.length, "finding")}: ${wanted.join(" and ")}${draft ? `, from ${draft.name} ${draft.from}` : ""}.`,
    artifacts: await uploadAll(job, files),
    checks,
  };
});
