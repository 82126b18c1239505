import type { Output, Task, VerdictLine } from "#server/domain/task.ts";
import type { BlobStore } from "#server/platform/blob-store.ts";
import type { Prisma } from "#server/platform/db.ts";
import { looksLike } from "./looks-like.ts";

/** How much of an artifact is read to see whether it is what it says. */
const headBytes = 64 * 1024;

/**
 * The machine checks of a handed-in task: every declared output is there, has content and is of its kind; each
 * acceptance criterion is listed with the agent's own claim, which is told as a claim and proves nothing.
 */
export async function checkDeliverables(
  blobs: BlobStore,
  prisma: Prisma,
  task: Task,
): Promise<{ lines: VerdictLine[]; passed: boolean }> {
  const rows = await prisma.artifact.findMany({
    where: { id: { in: task.artifacts.map((artifact) => artifact.id) } },
  });
  const lines: VerdictLine[] = [];
  for (const output of task.outputs) lines.push(await checkOutput(blobs, rows, output));
  if (task.outputs.length === 0) {
    const something =
      rows.some((row) => row.bytes > 0 || row.url) || (task.result?.summary.trim() ?? "") !== "";
    lines.push({
      criterion: "Something was handed in",
      passed: something,
      evidence: something ? `${rows.length} artifacts and a summary` : "neither an artifact nor a summary",
    });
  }
  const claims = task.result?.claims ?? [];
  const refuted = claims.filter((claim) => !claim.passed);
  for (const criterion of task.acceptance) {
    const claim = claims.find((one) => one.name === criterion);
    const evidence = claim
      ? `the agent's own word: ${claim.evidence || (claim.passed ? "met" : "not met")}`
      : "not machine-checkable; the agent said nothing about it";
    lines.push({ criterion, passed: claim?.passed ?? true, evidence, unchecked: true });
  }
  for (const claim of refuted)
    if (!task.acceptance.includes(claim.name))
      lines.push({
        criterion: claim.name,
        passed: false,
        evidence: `the agent itself says it is not met: ${claim.evidence}`,
      });
  return { lines, passed: lines.every((line) => line.passed) };
}

type Row = {
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  url: string | null;
  version: number;
};

async function checkOutput(blobs: BlobStore, rows: readonly Row[], output: Output): Promise<VerdictLine> {
  const criterion = `Deliverable ${output.name}`;
  const row = rows.find((one) => matches(output.name, one.name));
  if (!row)
    return {
      criterion,
      passed: false,
      evidence:
        rows.length === 0 ? "no artifact was handed in" : `only: ${rows.map((one) => one.name).join(", ")}`,
    };
  if (row.url)
    return {
      criterion,
      passed: true,
      evidence: `${row.name} is kept at ${row.url}; its content was not opened`,
    };
  if (row.bytes === 0) return { criterion, passed: false, evidence: `${row.name} is empty` };
  const head = await blobs.head(row.sha256, headBytes);
  const wrong = looksLike(row.name, head, row.bytes <= headBytes);
  return {
    criterion,
    passed: wrong === null,
    evidence: wrong ?? `${row.name}, version ${row.version}, ${row.bytes} bytes, opens as what it says`,
  };
}

/** Does a file name match a declared one, in which * stands for any characters? */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  const text = name.toLowerCase();
  if (parts.length === 1) return text === parts[0];
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const found = i === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return parts.at(-1) === "" || text.endsWith(parts.at(-1) ?? "");
}
