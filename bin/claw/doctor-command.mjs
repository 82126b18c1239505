import { runChecks } from "./doctor/run-checks.mjs";

/** @type {import("./options.mjs").Command} */
export const doctorCommand = {
  words: "doctor",
  summary:
    "Checks everything a support person would ask, also when nothing runs. Exit code 1 when something is wrong.",
  options: {},
  answer:
    "{ok, at, checkout, dataDir, checks: [{name, ok: true|false|null (could not be checked), detail, fix}]}",
  run: async (_values, { dataDir, operator, print }) => {
    const report = await runChecks(dataDir, operator);
    print(report);
    if (!report.ok) process.exitCode = 1;
  },
};
