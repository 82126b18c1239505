import { createHash } from "node:crypto";
import type { Task } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";

/** A result in short: the same summary with the same files has the same mark, whoever handed it in. */
export function resultMark(work: Work, { result, artifacts }: Task): string {
  const files = artifacts.map(({ id, name }) => {
    const { sha256, url } = work.get("artifact", id);
    return `${name} ${sha256 || url}`;
  });
  const words = (result?.summary ?? "").trim().replace(/\s+/g, " ");
  return createHash("sha256")
    .update([words, ...files.sort()].join("\n"))
    .digest("hex")
    .slice(0, 16);
}
