"use client";
import { useQuery } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { duration } from "#components/ui/format-time.ts";
import { ScoreBars } from "#components/ui/score-bars.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { pullClocks, pushClocks, resolveClocks } from "#server/domain/clocks.ts";

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
export function HowMatched({ workspaceId }: { workspaceId: string }) {
  const query = useQuery(useTRPC().workspaces.settings.queryOptions({ workspaceId }));
  if (query.isError) return <ErrorNotice>{reasonOf(query.error)}</ErrorNotice>;
  if (!query.data) return <Skeleton className="h-80" />;
  const { weights, clocks: overrides } = query.data.settings;
  const total = parts.reduce((sum, part) => sum + weights[part], 0) || 1;
  const push = resolveClocks(pushClocks, overrides);
  const pull = resolveClocks(pullClocks(30), overrides);
  return (
    <>
      <Section title="How an agent is chosen" note="share of each part">
        <ScoreBars
          scores={parts.map((part) => ({ label: words[part], value: weights[part] / total }))}
          className="max-w-md"
        />
      </Section>
      <Section title="Clocks" note="unless an agent or a task has its own">
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
                <td className="py-1 text-right font-mono">{duration(push[name])}</td>
                <td className="py-1 text-right font-mono">{duration(pull[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}
