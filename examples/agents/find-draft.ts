import type { FileRef, Job } from "./claw-attempt.ts";
import { artifactsIn, upstreamOf } from "./inputs.ts";
import type { Block } from "./work/document.ts";
import { readMarkdown } from "./work/read-markdown.ts";

/**
 * The Markdown text there is already for what a task asks for: one's own that a review sent back, what an earlier part
 * delivered, or what was left of the whole before it was split. A text that breaks off before it names its source is none.
 */
export async function findDraft(
  job: Job,
  wanted: readonly string[],
  sha256: string,
): Promise<{ name: string; from: string; blocks: Block[] } | null> {
  const names = wanted.map((name) => name.replace(/\.docx$/i, ".md"));
  const places: [string, FileRef[]][] = [
    ["sent back by the review", job.changes ? artifactsIn(job.context.task) : []],
    ["of the task before this one", upstreamOf(job)],
    ["left by an earlier attempt", artifactsIn(job.context.parent)],
  ];
  for (const [from, files] of places) {
    const file = files.find(({ name }) => names.includes(name));
    const text = file && new TextDecoder().decode(await job.download(file));
    if (file && text?.includes(sha256)) return { name: file.name, from, blocks: readMarkdown(text) };
  }
  return null;
}
