import { cutText } from "#server/domain/cut-text.ts";
import type { Material } from "./decision-maker.ts";
import type { Due } from "./due-decisions.ts";

const mostWords = 24;
const longest = 600;

/**
 * What is kept of what a decision saw, for whoever asks why: its facts, of several things asked about together only its
 * own, and the beginnings of the words and files these name.
 */
export function inputsOf({ facts, blocks }: Material, { subjectId }: Due): Record<string, unknown> {
  const items: unknown[] = Array.isArray(facts.items) ? facts.items : [];
  const own = items.filter((item) => isAbout(item, subjectId));
  const kept =
    own.length > 0 && items.length > own.length
      ? { ...facts, items: own, asked_together: items.length }
      : facts;
  const named = JSON.stringify(kept);
  const words = blocks
    .filter(({ id }) => named.includes(JSON.stringify(id)))
    .slice(0, mostWords)
    .map(({ id, origin, name, text }) => ({ id, origin, name, text: cutText(text, longest) }));
  return words.length > 0 ? { ...kept, words } : kept;
}

const isAbout = (item: unknown, subjectId: string): boolean =>
  typeof item === "object" && item !== null && Reflect.get(item, "task_id") === subjectId;
