import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { csvOf, profileOf, refuseChanges, selfCheck, uploadAll, wantedOf } from "./inputs.ts";
import { buildWorkbook } from "./work/build-workbook.ts";
import { titleOf } from "./work/compose-brief.ts";

const settings = readSettings({
  name: "Tabitha",
  summary: "Builds Excel workbooks with live formulas.",
  output_modes: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  skills: [
    {
      id: "spreadsheets",
      name: "Spreadsheets",
      description: "Workbooks with typed data, formulas, filters and a chart.",
    },
  ],
});

await runAgent(settings, async (job) => {
  refuseChanges(job);
  const csv = await csvOf(job);
  const profile = await profileOf(job, csv);
  const own = `${titleOf(profile).replaceAll(" ", "-")}.xlsx`;
  const [name = own] = wantedOf(job, [own]);
  await job.say(
    "action",
    `Building the sheets for ${profile.rows} rows and ${profile.columns.length} columns.`,
  );
  const bytes = await buildWorkbook(profile, csv.bytes);
  await job.progress(80, "sheets written");
  const file = { name, type: settings.output_modes[0] ?? "", bytes };
  const checks = await selfCheck(job, [file], profile, csv.bytes);
  return {
    summary: `A workbook of ${csv.name}: the data, and its summary as live formulas.`,
    artifacts: await uploadAll(job, [file]),
    checks,
  };
});
