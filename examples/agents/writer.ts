import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { csvOf, profileOf, selfCheck, uploadAll } from "./inputs.ts";
import { buildDocx } from "./work/build-docx.ts";
import { composeBrief, titleOf } from "./work/compose-brief.ts";
import { toMarkdown } from "./work/document.ts";
import { findFindings } from "./work/find-findings.ts";

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
  const csv = await csvOf(job);
  const profile = await profileOf(job);
  const findings = findFindings(profile);
  await job.say("thought", `${findings.length} findings; the first: ${findings[0]?.title}.`);
  const blocks = composeBrief(profile);
  const markdown = Buffer.from(toMarkdown(blocks));
  if (settings.stallOnce && job.attempt.number === 1 && !job.changes) {
    // What a crash in the middle leaves behind: a draft, then silence.
    await job.say("action", "Writing the draft.");
    await job.upload("brief.md", markdown.subarray(0, markdown.length / 3), "text/markdown");
    await job.hang();
  }
  await job.progress(60, "written, now the Word file");
  const files = [
    { name: "brief.md", type: "text/markdown", bytes: markdown },
    { name: "brief.docx", type: WORD, bytes: await buildDocx(`What ${titleOf(profile)} says`, blocks) },
  ];
  const checks = await selfCheck(job, files, profile, csv.bytes);
  return {
    summary: `A brief of ${findings.length} findings, as Markdown and Word.`,
    artifacts: await uploadAll(job, files),
    checks,
  };
});
