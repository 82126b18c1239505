import { PlanTextError } from "./plan-text-error.ts";
import type { Line } from "./read-list.ts";

/** What may be said of a plan before its first task. */
const introLabels = [
  "Goal",
  "Parameters",
  "Success criteria",
  "Validation steps",
  "Abort when",
  "Checkpoints",
  "Budget",
  "Deadline",
  "Notes",
] as const;
export type IntroLabel = (typeof introLabels)[number];

const label = new RegExp(`^(${introLabels.join("|")}):\\s*(.*)$`, "i");
/** True for a line that begins one of the parts of an introduction. */
export const isLabel = (line: string): boolean => label.test(line);

/** One part: where it begins, what follows on that line, and the lines after it. */
export type IntroPart = { number: number; value: string; lines: Line[] };

/** Takes the text before the first task apart by its labels; prose before the first of them is nobody's. A label that comes twice is refused. */
export function readIntro(intro: readonly Line[]): Map<IntroLabel, IntroPart> {
  const parts = new Map<IntroLabel, IntroPart>();
  let part: IntroPart | undefined;
  for (const line of intro) {
    const [, name, value = ""] = label.exec(line.content) ?? [];
    const known = introLabels.find((one) => one.toLowerCase() === name?.toLowerCase());
    if (!known) {
      part?.lines.push(line);
      continue;
    }
    if (parts.has(known)) throw new PlanTextError(line.number, `“${known}:” comes twice`);
    part = { number: line.number, value: value.trim(), lines: [] };
    parts.set(known, part);
  }
  return parts;
}

/** Words after a label: on its line and up to the next empty one, joined; or, when its line is empty, everything up to the next label as it stands. */
export function readWords({ value, lines }: IntroPart): string {
  const text = lines.map(({ content }) => content);
  if (value === "") return text.join("\n").trim();
  const end = text.findIndex((line) => line.trim() === "");
  return [value, ...text.slice(0, end < 0 ? undefined : end).map((line) => line.trim())].join(" ").trim();
}
