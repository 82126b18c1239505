import Link from "next/link";
import { memo } from "react";
import { Age } from "#components/ui/age.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { cn } from "#components/ui/class-names.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import type { AgentDetail } from "./agent-detail.ts";
import { AgentRing } from "./agent-ring.tsx";
import { connectionWords } from "./connection-words.ts";
import { type RosterEntry, rosterSince } from "./roster.ts";
import { RosterSkills } from "./roster-skills.tsx";
import { RosterWork } from "./roster-work.tsx";
import { usePresenceWord } from "./use-presence-word.ts";

/** One set of columns for the head and every row: two lines a row at most widths, three columns on a tablet. */
export const rosterColumns =
  "sm:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)_minmax(0,1fr)] gap-x-5 lg:grid-cols-[minmax(0,1.15fr)_150px_minmax(0,1.4fr)_minmax(0,1.3fr)]";

type AgentRowProps = RosterEntry & {
  workspaceId: string;
  detail: AgentDetail | undefined;
  /** More than one person has agents here, so that whose it is says something. */
  ownerSaid: boolean;
};

/** One agent of the roster: who it is, how it is and since when, what it does, what it can. */
export const AgentRow = memo(function AgentRow({ workspaceId, detail, ownerSaid, ...entry }: AgentRowProps) {
  const { agent, held } = entry;
  const owner = ownerSaid && detail ? `of ${detail.ownerName}` : "";
  const origin = [agent.framework, agent.model, agent.device, owner].filter(Boolean).join(" · ");
  return (
    <li className={cn("grid items-start gap-y-1.5 lg:items-center px-3 py-2.5 sm:px-4", rosterColumns)}>
      <div className="flex min-w-0 gap-2.5">
        <Avatar name={agent.name} kind="agent" />
        <div className="min-w-0">
          <Link
            href={`/w/${workspaceId}/agents/${agent.id}`}
            prefetch={false}
            className="block truncate font-strong hover:underline touch:-my-3 touch:py-3"
            title={agent.name}
          >
            {agent.name}
          </Link>
          <p className="truncate text-ink-faint text-xs" title={origin}>
            {origin}
          </p>
        </div>
      </div>
      <div className="flex min-w-0 flex-col">
        <Standing entry={entry} lastSeenAt={detail?.lastSeenAt ? isoTime(detail.lastSeenAt) : null} />
        <div className="lg:hidden">
          <RosterWork workspaceId={workspaceId} cards={held} />
        </div>
      </div>
      <div className="min-w-0 max-lg:hidden">
        <RosterWork workspaceId={workspaceId} cards={held} />
      </div>
      <RosterSkills agent={agent} detail={detail} />
    </li>
  );
});

/** Its ring, the word and since when; how full it is; what is wrong with the line to it. */
function Standing({ entry, lastSeenAt }: { entry: RosterEntry; lastSeenAt: string | null }) {
  const { agent, held, presence, attention } = entry;
  const since = rosterSince(entry, lastSeenAt);
  const connection = connectionWords(agent);
  const facts = [
    agent.maxConcurrency > 1 && held.length > 0 && `${held.length} of ${agent.maxConcurrency} places`,
    agent.degradedAt && "stalled lately",
  ].filter(Boolean);
  return (
    <div className="min-w-0 text-sm">
      <p className={cn("flex min-w-0 items-center gap-1.5", attention && "text-attention")}>
        <AgentRing presence={presence} cards={held} />
        <span className={cn("truncate", attention && "font-strong")}>{usePresenceWord()(presence)}</span>
        {since && <Age at={since} className="shrink-0 text-ink-faint text-xs" />}
      </p>
      {facts.length > 0 && <p className="truncate pl-[22px] text-ink-faint text-xs">{facts.join(" · ")}</p>}
      {connection.bad && (
        <p className="truncate pl-[22px] text-failed text-xs" title={connection.text}>
          {connection.text}
        </p>
      )}
    </div>
  );
}
