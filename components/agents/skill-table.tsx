import type { AgentDetail } from "./agent-detail.ts";
import { SkillEvidence } from "./skill-evidence.tsx";
import { SkillExpectation } from "./skill-expectation.tsx";
import { SkillReset } from "./skill-reset.tsx";
import { otherStandings, type SkillStanding, skillStandings } from "./skill-standing.ts";

/** Every skill with its description, what was declared and proven, and the evidence; `mayReset` lets it be forgotten. */
export function SkillTable({ detail, mayReset }: { detail: AgentDetail; mayReset: boolean }) {
  const declared = skillStandings(detail.profile.skills, detail.record);
  const others = otherStandings(detail.profile.skills, detail.record);
  return (
    <div className="flex flex-col gap-3">
      {declared.length === 0 && (
        <p className="text-ink-soft">It declares no skills, so only tasks that ask for none fit it.</p>
      )}
      {declared.length > 0 && <Rows standings={declared} detail={detail} mayReset={mayReset} />}
      {others.length > 0 && (
        <>
          <h3 className="text-ink-soft text-sm">Also proven, not declared by this name</h3>
          <Rows standings={others} detail={detail} mayReset={mayReset} />
        </>
      )}
      {mayReset && Object.keys(detail.record).length > 0 && (
        <div>
          <SkillReset agent={detail} />
        </div>
      )}
    </div>
  );
}

function Rows({
  standings,
  detail,
  mayReset,
}: {
  standings: readonly SkillStanding[];
  detail: AgentDetail;
  mayReset: boolean;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
      {standings.map((standing) => (
        <li
          key={standing.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-3 py-2"
        >
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-strong [overflow-wrap:anywhere]">{standing.name}</p>
            {standing.description && (
              <p className="line-clamp-3 text-ink-soft text-sm [overflow-wrap:anywhere]">
                {standing.description}
              </p>
            )}
            <SkillEvidence standing={standing} />
          </div>
          <div className="flex items-center gap-2">
            <SkillExpectation standing={standing} />
            {mayReset && standing.proven !== null && <SkillReset agent={detail} skill={standing} />}
          </div>
        </li>
      ))}
    </ul>
  );
}
