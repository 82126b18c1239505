import type { Score } from "#components/ui/score-bars.tsx";
import { recordWords } from "#server/domain/match-record.ts";
import type { ScoreParts } from "./task-page.ts";

const words: Record<keyof ScoreParts, [label: string, note: string]> = {
  skill: ["Skill fit", "How well the declared skills fit the task's words"],
  record: ["Record", "Such tasks it completed and work accepted, few tries counting little"],
  load: ["Free room", "How much of its capacity is free"],
  speed: ["Speed", "How quickly it completed such tasks"],
  cost: ["Cost", "How cheaply it completed such tasks"],
  continuity: ["Continuity", "Whether it worked on what this task builds on"],
};

/** The parts of a score as labelled bars, in the order of their usual weight. Who has no record yet counts as average, and the bar says so. */
export function scoresOf(parts: ScoreParts, reason: string): Score[] {
  const untried = reason.includes(recordWords(0, 0));
  return partNames.map((part) => ({
    label: untried && part === "record" ? "No record: average" : words[part][0],
    value: parts[part],
    note: words[part][1],
  }));
}
const partNames = ["skill", "record", "load", "speed", "cost", "continuity"] as const;
