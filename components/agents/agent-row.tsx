import Link from "next/link";
import { memo } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AgentCard, Card } from "#server/domain/card.ts";
import { presenceOf } from "#server/domain/presence.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { connectionWords } from "./connection-words.ts";
import { CurrentWork } from "./current-work.tsx";
import { PresenceMark } from "./presence-mark.tsx";
import { SkillBars } from "./skill-bars.tsx";
import { skillStandings } from "./skill-standing.ts";

type AgentRowProps = {
  workspaceId: string;
  agent: AgentCard;
  detail: AgentDetail | undefined;
  held: readonly Card[];
};

/** One agent of the roster: who it is, what it does now, what it can, how it is reached. */
export const AgentRow = memo(function AgentRow({ workspaceId, agent, detail, held }: AgentRowProps) {
  const connection = connectionWords(agent);
  const origin = [agent.framework, agent.model, agent.device].filter(Boolean).join(" · ");
  return (
    <li className="grid gap-x-6 gap-y-2 px-3 py-3 [contain-intrinsic-size:auto_92px] [content-visibility:auto] sm:grid-cols-2 sm:px-4 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.2fr)_minmax(0,1.2fr)]">
      <div className="flex min-w-0 gap-3">
        <Avatar name={agent.name} kind="agent" />
        <div className="min-w-0">
          <Link
            href={`/w/${workspaceId}/agents/${agent.id}`}
            className="block truncate font-strong hover:underline touch:-my-3 touch:py-3"
            title={agent.name}
          >
            {agent.name}
          </Link>
          <p className="truncate text-ink-faint text-sm" title={origin}>
            {origin}
          </p>
          {detail && <p className="truncate text-ink-faint text-sm">of {detail.ownerName}</p>}
        </div>
      </div>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <PresenceMark presence={presenceOf(agent, held)} />
          <span className="text-ink-faint text-sm">
            {held.length} of {agent.maxConcurrency} {agent.maxConcurrency === 1 ? "task" : "tasks"}
          </span>
          {agent.degradedAt && <Badge tone="attention">stalled lately</Badge>}
        </p>
        <CurrentWork workspaceId={workspaceId} cards={held} />
        <p
          className={cn("truncate text-sm", connection.bad ? "text-failed" : "text-ink-faint")}
          title={connection.text}
        >
          {connection.text}
          {detail?.lastSeenAt && (
            <>
              , last seen <RelativeTime at={isoTime(detail.lastSeenAt)} />
            </>
          )}
        </p>
      </div>
      <div className="min-w-0 sm:max-lg:col-span-2">
        <SkillBars standings={skillStandings(agent.skills, detail?.record ?? {})} most={3} />
      </div>
    </li>
  );
});
