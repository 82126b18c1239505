import { decodeText } from "./encode-text.ts";
import { PlanTextError } from "./plan-text-error.ts";

export type Line = { number: number; content: string };

/** The items of the list after a label ("- …", further lines of an item indented). Refused when there is none, or something else. */
export function readList(label: string, at: number, lines: readonly Line[]): string[] {
  return readItems(label, at, lines).map(({ content }) => decodeText(content));
}

/** Like `readList`, each item with its line, character references as they stand. */
export function readItems(label: string, at: number, lines: readonly Line[]): Line[] {
  const items: Line[] = [];
  for (const { number, content } of lines) {
    if (content.trim() === "") continue;
    const [, item] = /^-\s+(.*\S)\s*$/.exec(content) ?? [];
    const last = items.at(-1);
    if (!item && last && /^\s+\S/.test(content)) last.content += ` ${content.trim()}`;
    else if (item) items.push({ number, content: item });
    else throw new PlanTextError(number, `after "${label}:" only list items ("- …") may follow`);
  }
  if (items.length === 0) throw new PlanTextError(at, `"${label}:" has no items; list them or take it out`);
  return items;
}
