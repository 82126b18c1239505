import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { csvOf, refuseChanges, remarksIn, selfCheck, uploadAll, wantedOf } from "./inputs.ts";
import { composeProfileReport } from "./work/compose-profile-report.ts";
import { toMarkdown } from "./work/document.ts";
import { countOf, formatNumber } from "./work/format-number.ts";
import { profileCsv } from "./work/profile-csv.ts";

const settings = readSettings({
  name: "Percy",
  summary: "Profiles CSV files: types, gaps, outliers, correlations, trends.",
  output_modes: ["application/json", "text/markdown"],
  skills: [
    {
      id: "csv-profiling",
      name: "CSV profiling",
      description: "Finds out what every column of a CSV file holds.",
    },
    {
      id: "data-analysis",
      name: "Data analysis",
      description: "Outliers, correlations, group differences, trends.",
    },
  ],
});

await runAgent(settings, async (job) => {
  refuseChanges(job);
  const wanted = wantedOf(job, ["profile.json", "profile.md"]);
  const csv = await csvOf(job);
  await job.say("action", `Read ${csv.name}, ${formatNumber(csv.bytes.byteLength)} bytes.`);
  const profile = profileCsv(csv.name, csv.bytes, remarksIn(job.task.instructions));
  await job.progress(60, "columns and relations computed");
  const types = { json: "application/json", md: "text/markdown" };
  const json = Buffer.from(JSON.stringify(profile, null, 1));
  const report = Buffer.from(toMarkdown(composeProfileReport(profile)));
  const files = wanted.map((name) =>
    name.endsWith(".json")
      ? { name, type: types.json, bytes: json }
      : { name, type: types.md, bytes: report },
  );
  if (settings.stallOnce && job.attempt.number === 1 && !job.changes) {
    await job.upload("profile.md", report, types.md);
    await job.hang();
  }
  const checks = await selfCheck(job, files, profile, csv.bytes);
  const measures = profile.columns.filter(({ numbers }) => numbers !== null).length;
  await job.say(
    "thought",
    `${countOf(profile.rows, "row")}; ${measures} of ${profile.columns.length} columns are numeric.`,
  );
  const summary = `Profiled ${csv.name}: ${countOf(profile.rows, "row")}, ${countOf(profile.columns.length, "column")}, ${countOf(profile.correlations.length, "correlation")}, ${countOf(profile.trends.length, "trend")}.`;
  return { summary, artifacts: await uploadAll(job, files), checks };
});
