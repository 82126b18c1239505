import { LineMark } from "#components/task/line-mark.tsx";
import type { RunResult } from "#server/domain/run.ts";

/** What a run is judged by, with what is known of each; evidence once the result is there. What is no success criterion is a step of the validation, and says so. */
export function CriteriaList({
  criteria,
  result,
}: {
  criteria: readonly string[];
  result: RunResult | null;
}) {
  const judged = new Map(result?.criteria.map((line) => [line.criterion, line]));
  const more = result?.criteria.filter(({ criterion }) => !criteria.includes(criterion)) ?? [];
  const all = [...criteria, ...more.map(({ criterion }) => criterion)];
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-raised">
      {all.map((criterion) => {
        const line = judged.get(criterion);
        return (
          <li key={criterion} className="flex gap-3 px-3 py-2">
            <LineMark line={line && { passed: line.met }} />
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p>{criterion}</p>
              {!criteria.includes(criterion) && <p className="text-ink-faint text-xs">Validation step</p>}
              {line?.evidence && <p className="text-ink-soft text-sm">{line.evidence}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** "3 of 4 met", or how many will be judged; steps of the validation are counted like criteria, since they are judged like them. */
export function criteriaWords(criteria: readonly string[], result: RunResult | null): string | null {
  const known = result?.criteria ?? [];
  if (known.length > 0) return `${known.filter(({ met }) => met).length} of ${known.length} met`;
  if (criteria.length === 0) return null;
  return `${criteria.length}, judged at the end`;
}
