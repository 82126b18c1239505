import { duration } from "#components/ui/format-time.ts";
import { ScoreBars } from "#components/ui/score-bars.tsx";
import { Section } from "#components/ui/section.tsx";
import { pullClocks, pushClocks } from "#server/domain/clocks.ts";
import { defaultWeights } from "#server/domain/match-weights.ts";

const words = {
  skill: "Skill fit",
  record: "Record",
  load: "Free room",
  speed: "Speed",
  cost: "Cost",
  continuity: "Continuity",
} as const;
const parts = ["skill", "record", "load", "speed", "cost", "continuity"] as const;
const clocks = [
  ["accept_seconds", "Accept an offer"],
  ["lease_seconds", "Sign of life"],
  ["progress_seconds", "Nudge without news"],
  ["stall_seconds", "Reassign without news"],
] as const;

/** How tasks find their agent and how patient the workspace is, when no agent, skill or task says otherwise. */
export function HowMatched() {
  const total = parts.reduce((sum, part) => sum + defaultWeights[part], 0);
  const pull = pullClocks(30);
  return (
    <>
      <Section title="How an agent is chosen" note="share of each part">
        <ScoreBars
          scores={parts.map((part) => ({ label: words[part], value: defaultWeights[part] / total }))}
          className="max-w-md"
        />
      </Section>
      <Section title="Clocks" note="defaults">
        <table className="w-full max-w-md text-sm">
          <thead>
            <tr className="text-ink-soft">
              <th className="py-1 text-left font-normal">What must happen in time</th>
              <th className="py-1 text-right font-normal">Pushed to</th>
              <th className="py-1 text-right font-normal">Fetches itself</th>
            </tr>
          </thead>
          <tbody>
            {clocks.map(([name, word]) => (
              <tr key={name} className="border-line border-t">
                <td className="py-1">{word}</td>
                <td className="py-1 text-right font-mono">{duration(pushClocks[name])}</td>
                <td className="py-1 text-right font-mono">{duration(pull[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-2 text-ink-faint text-sm">
          An agent’s page sets its own clocks; a task may bring its own too.
        </p>
      </Section>
    </>
  );
}
