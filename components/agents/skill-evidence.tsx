import { money } from "#components/ui/format-number.ts";
import { recordWords } from "#server/domain/match-record.ts";
import { type SkillStanding, spanWords } from "./skill-standing.ts";

/** What a skill's record rests on, in counts: how attempts ended, what reviews said, time and money. */
export function SkillEvidence({ standing }: { standing: SkillStanding }) {
  const { record, seconds, typicalSeconds, tries } = standing;
  const judged = record.accepted + record.changes + record.rejected;
  if (tries + judged === 0)
    return <p className="text-ink-faint text-sm">No record yet: matching goes by the declared profile.</p>;
  const reviews: [number, string][] = [
    [record.accepted, "accepted at once"],
    [record.changes, "sent back for changes"],
    [record.rejected, "rejected"],
  ];
  const ends: [number, string][] = [
    [record.failed, "failed"],
    [record.stalled, "stalled"],
  ];
  const said = [
    recordWords(record.done, tries),
    ...[...reviews, ...ends].filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`),
  ];
  if (typicalSeconds !== null && seconds !== null)
    said.push(`${spanWords(typicalSeconds)} in the middle, ${spanWords(seconds)} on average`);
  if (record.costUsd > 0 && record.done > 0) said.push(`${money(record.costUsd / record.done)} each`);
  return <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{said.join(" · ")}</p>;
}
