import { sourceFiles } from "./source-files.mjs";

const LIMITS = { largest: 300, p95: 200, median: 60, page: 40 };

function linesOf(/** @type {string} */ text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** File sizes in lines: none over 300 (a page 40), 95 % up to 200, the median up to 60. */
export async function checkFileSizes(/** @type {string} */ root) {
  const sizes = sourceFiles(root).map(({ path, text }) => ({ path, lines: linesOf(text) }));
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const [median, p95] = [at(0.5), at(0.95)];
  const problems = sizes.flatMap(({ path, lines }) => {
    const limit = /^app\/(.*\/)?page\.tsx$/.test(path) ? LIMITS.page : LIMITS.largest;
    return lines > limit ? [`${path} has ${lines} lines; ${limit} are allowed`] : [];
  });
  if (median > LIMITS.median)
    problems.push(`the median file has ${median} lines; ${LIMITS.median} are allowed`);
  if (p95 > LIMITS.p95)
    problems.push(`5 % of the files have more than ${p95} lines; ${LIMITS.p95} are allowed`);
  return {
    problems,
    note: `${sizes.length} files, median ${median}, p95 ${p95}, largest ${sorted.at(-1) ?? 0} lines`,
  };
}
