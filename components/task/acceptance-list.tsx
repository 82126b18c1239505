import { Badge } from "#components/ui/badge.tsx";
import { checkedWords } from "#server/domain/checked-words.ts";
import type { Verdict, VerdictLine } from "#server/domain/task.ts";
import { LineMark } from "./line-mark.tsx";

const words = { accepted: "Accepted", changes_requested: "Changes requested", rejected: "Rejected" } as const;
const judges = {
  checks: "machine checks",
  model: "the model",
  agent: "another agent",
  person: "a person",
} as const;

type AcceptanceListProps = {
  criteria: readonly string[];
  verdict: Verdict | null;
  lines: readonly VerdictLine[];
};

/** The acceptance criteria as a checklist: verdict and evidence per line, and who judged. */
export function AcceptanceList({ criteria, verdict, lines }: AcceptanceListProps) {
  const own = criteria.map((criterion) => ({
    criterion,
    line: lines.find((line) => line.criterion === criterion),
  }));
  const more = lines
    .filter((line) => !criteria.includes(line.criterion))
    .map((line) => ({ criterion: line.criterion, line }));
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-raised">
        {[...own, ...more].map(({ criterion, line }) => (
          <li key={criterion} className="flex gap-3 px-3 py-2">
            <LineMark line={line} />
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p>{criterion}</p>
              {line?.evidence && <p className="text-ink-soft text-sm">{line.evidence}</p>}
            </div>
            {line?.unchecked && (
              <Badge tone="outline" aria-hidden={line.passed} title="Nobody but the agent vouches for it">
                {line.passed ? "nobody checked" : "agent’s word"}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      {verdict && (
        <p className="mt-2 text-ink-soft text-sm">
          {verdict.by === "checks" && verdict.verdict === "accepted" ? (
            <>The machine checks found nothing wrong. {checkedWords(lines)}</>
          ) : (
            <>
              {words[verdict.verdict]} by {judges[verdict.by]}
              {verdict.comment && <>: {verdict.comment}</>}
            </>
          )}
        </p>
      )}
    </>
  );
}
