import type { VerdictLine } from "#server/domain/task.ts";

/** How many lines passed; those only their author vouches for are counted apart. */
export function lineCount(lines: readonly VerdictLine[]): string {
  const unchecked = lines.filter((line) => line.unchecked).length;
  const checked = lines.length - unchecked;
  const passed = lines.filter((line) => line.passed && !line.unchecked).length;
  const counted = checked > 0 ? [`${passed} of ${checked} checks passed`] : [];
  return [
    ...counted,
    ...(unchecked > 0 ? [`${unchecked} ${unchecked === 1 ? "line" : "lines"} nobody checked`] : []),
  ].join(" · ");
}
