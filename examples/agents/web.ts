import { runAgent } from "./claw-client.ts";
import { readSettings } from "./claw-join.ts";
import { csvOf, profileOf, refuseChanges, selfCheck, uploadAll, wantedOf } from "./inputs.ts";
import { buildPage } from "./work/build-page.ts";
import { countOf } from "./work/format-number.ts";

const settings = readSettings({
  name: "Iris",
  summary: "Makes self-contained web pages with charts.",
  output_modes: ["text/html"],
  skills: [
    { id: "web-pages", name: "Web pages", description: "One HTML file that needs nothing else." },
    { id: "charts", name: "Charts", description: "Inline SVG charts that can be read without seeing them." },
  ],
});

await runAgent(settings, async (job) => {
  refuseChanges(job);
  const [name = "page.html"] = wantedOf(job, ["page.html"]);
  const csv = await csvOf(job);
  const profile = await profileOf(job, csv);
  await job.say("action", "Drawing the charts.");
  const file = { name, type: "text/html", bytes: Buffer.from(buildPage(profile, csv.bytes)) };
  await job.progress(80, "page drawn");
  const checks = await selfCheck(job, [file], profile, csv.bytes);
  const charts = file.bytes.toString().match(/<figure>/g)?.length ?? 0;
  return {
    summary: `A page about ${csv.name} with ${countOf(charts, "chart")}, for desktop and phone.`,
    artifacts: await uploadAll(job, [file]),
    checks,
  };
});
