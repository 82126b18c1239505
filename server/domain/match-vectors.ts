import type { Skill } from "./agent.ts";

/** A task's texts that say what it is about. */
export type TaskText = { title: string; instructions: string; skills: readonly string[] };

/**
 * Where closeness finds the embedding of a text by its key (`vectorKey` of `taskText` or `skillText`), all of one model;
 * undefined while there is none. Matching never waits for one.
 */
export type VectorLookup = (key: string) => Float32Array | undefined;

const textRead = 300;
/** What is read of a task: its title and skills, and the start of its instructions. */
export const taskText = ({ title, instructions, skills }: TaskText): string =>
  [title, ...skills, instructions.slice(0, textRead)].filter(Boolean).join("\n");
/** What is read of a skill: id, name, tags, and the start of description and examples. */
export const skillText = ({ id, name, tags, description, examples }: Skill): string =>
  [id, name, ...tags, description.slice(0, textRead), ...examples.slice(0, 3)].filter(Boolean).join("\n");

/** A short key of a text (two 32-bit FNV-1a hashes in hex): the same text has the same key in every process. */
export function vectorKey(text: string): string {
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ (unit + i), 0x01000193);
  }
  return [one, two].map((hash) => (hash >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The cosine of two vectors, 0 for opposite or empty ones and for vectors of different models (lengths). */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x = 0, y = 0] = [a[i], b[i]];
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? Math.max(0, dot / Math.sqrt(aa * bb)) : 0;
}
