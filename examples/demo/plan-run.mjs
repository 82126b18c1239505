import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Stop } from "../../bin/lib/stop.mjs";

/** What the default data set says about itself (vega-datasets, datapackage.json), for the tasks' instructions. */
const DEFAULT_FILE = join("node_modules", "vega-datasets", "data", "weather.csv");
const DEFAULT_SOURCE =
  "Daily weather of Seattle and New York 2012–2015 by NOAA (Climate Data Online), a work of the U.S. Government and thus in the public domain; as packaged by vega-datasets 3.2.1, which derived the column weather from NOAA's fields. Wind is shown without a unit: the package says km/h, the values look like m/s.";
const DEFAULT_UNITS = "precipitation = mm, temp_max = °C, temp_min = °C";

/**
 * Refuses, before anything is made for it, a file that no agent can read as a table: nothing in it, or no text.
 * @param {string} file
 */
function checkTable(file) {
  const bytes = readFileSync(file);
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (bytes.length === 0) throw new Stop(`${file} is empty. Give a CSV file with a header and rows.`);
  if (!wide && bytes.includes(0))
    throw new Stop(`${file} is no text file. Give a CSV file; Excel saves one with “Save as… CSV UTF-8”.`);
}

/**
 * The input of a demo: the user's file, or the default one with its provenance.
 * @param {string} root
 * @param {string | undefined} file
 */
export function chooseInput(root, file) {
  if (file) checkTable(file);
  if (file) return { path: file, source: "", units: "" };
  return { path: join(root, DEFAULT_FILE), source: DEFAULT_SOURCE, units: DEFAULT_UNITS };
}

/**
 * The playbook as the plan of a run; with `stall` the brief gets short clocks, so that its hung attempt is noticed
 * within seconds rather than after the usual 15 minutes.
 * @param {{ root: string, input: { path: string, source: string, units: string }, stall: boolean }} options
 */
export async function planRun({ root, input, stall }) {
  const { parsePlaybook } = await import("../../server/domain/parse-playbook.ts");
  const { fillPlaybook } = await import("../../server/domain/fill-playbook.ts");
  const { playbookPlan } = await import("../../server/domain/playbook-plan.ts");
  const text = await readFile(join(root, "server", "playbooks", "data-brief.md"), "utf8");
  const { source, units } = input;
  const values = { file: basename(input.path), source, units };
  const plan = playbookPlan(fillPlaybook(parsePlaybook(text), values), values);
  const tasks = plan.tasks.map((task) =>
    stall && task.key === "brief" ? { ...task, clocks: { lease_seconds: leaseFor(input.path) } } : task,
  );
  return { ...plan, tasks };
}

/**
 * Seconds: short, so that the hung agent is noticed soon, but long enough for a healthy one to compute in between.
 * @param {string} path
 */
function leaseFor(path) {
  return Math.round(8 + (4 * statSync(path).size) / 1_000_000);
}
