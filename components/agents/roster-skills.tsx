import type { AgentCard } from "#server/domain/card.ts";
import { recordWords } from "#server/domain/match-record.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { SkillBar } from "./skill-bar.tsx";
import { skillStandings, spanWords } from "./skill-standing.ts";

const shown = 2;

/** The skills with a record, each with its bar and words; those without one by name only, since most agents have some. */
export function RosterSkills({ agent, detail }: { agent: AgentCard; detail: AgentDetail | undefined }) {
  const standings = skillStandings(agent.skills, detail?.record ?? {});
  const tried = standings.filter(({ tries }) => tries > 0).slice(0, shown);
  const names = standings.filter((one) => !tried.includes(one)).map(({ name }) => name);
  return (
    <div className="min-w-0 text-sm">
      {tried.map(({ id, name, done, tries, success, seconds }) => (
        <p key={id} className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 truncate" title={name}>
            {name}
          </span>
          <span className="inline-flex sm:max-lg:hidden">
            <SkillBar success={success} />
          </span>
          <span className="shrink-0 text-ink-soft text-xs">
            {recordWords(done, tries)}
            {seconds !== null && (
              <span className="text-ink-faint max-lg:hidden">, {spanWords(seconds)} each</span>
            )}
          </span>
        </p>
      ))}
      {names.length > 0 && (
        <p className="truncate text-ink-faint" title={names.join(", ")}>
          {names.join(", ")}
        </p>
      )}
    </div>
  );
}
