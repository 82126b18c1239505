import type { VerdictLine } from "./task.ts";

const list = (names: readonly string[]): string => {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
};

/** What was checked and what only the agent that did the work vouches for: a verdict must not claim more than was looked at. */
export function checkedWords(lines: readonly VerdictLine[]): string {
  const looked = lines.filter((line) => !line.unchecked);
  const passed = looked.filter((line) => line.passed).map(({ criterion }) => criterion);
  const failed = looked.filter((line) => !line.passed).map(({ criterion }) => criterion);
  const open = lines.length - looked.length;
  const said = [
    failed.length > 0 ? `Not passed: ${list(failed)}.` : "",
    passed.length > 0 ? `Checked: ${list(passed)}.` : "",
    open > 0 ? `Nobody but the agent vouches for ${open === 1 ? "1 line" : `${open} lines`}.` : "",
  ];
  return said.filter(Boolean).join(" ");
}
