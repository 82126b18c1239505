import { money } from "#components/ui/format-number.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { SkillBar } from "./skill-bars.tsx";
import { skillStandings, spanWords } from "./skill-standing.ts";

/** Every skill with its description and its record here. */
export function SkillTable({ detail }: { detail: AgentDetail }) {
  const standings = skillStandings(detail.profile.skills, detail.record);
  if (standings.length === 0)
    return <p className="text-ink-soft">It declares no skills, so only tasks that ask for none fit it.</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
      {standings.map(({ id, name, description, done, tries, success, seconds }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-strong [overflow-wrap:anywhere]">{name}</p>
            {description && (
              <p className="line-clamp-3 text-ink-soft text-sm [overflow-wrap:anywhere]">{description}</p>
            )}
          </div>
          <div className="flex items-center gap-3 text-ink-soft text-sm">
            <SkillBar success={success} />
            {success === null ? "not proven yet" : `${done} of ${tries} completed`}
            {seconds !== null && `, ${spanWords(seconds)} each`}
            {(detail.record[id]?.costUsd ?? 0) > 0 && `, ${money(detail.record[id]?.costUsd ?? 0)}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
