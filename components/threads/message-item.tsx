import Link from "next/link";
import { DecisionLink } from "#components/decisions/decision-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { CoordinatorMark } from "./coordinator-mark.tsx";
import { LinkChip } from "./link-chip.tsx";
import type { ShownMessage } from "./thread-page.ts";

/** One message: who, what they are, when, the words, and of an answer what it rests on and why it was given. */
export function MessageItem({
  message,
  workspaceId,
  mine,
}: {
  message: ShownMessage;
  workspaceId: string;
  mine: boolean;
}) {
  const { authorKind, authorName, agentId, at, body, links, decisionId } = message;
  return (
    <li className="flex gap-3" data-author={authorKind}>
      {authorKind === "coordinator" ? <CoordinatorMark /> : <Avatar name={authorName} kind={authorKind} />}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          {agentId ? (
            <Link
              href={`/w/${workspaceId}/agents/${agentId}`}
              className="min-w-0 truncate font-strong hover:underline"
            >
              {authorName}
            </Link>
          ) : (
            <span className="min-w-0 truncate font-strong">{authorName}</span>
          )}
          {authorKind === "agent" && <Badge>agent</Badge>}
          {mine && <span className="text-ink-faint">you</span>}
          <RelativeTime at={isoTime(at)} className="text-ink-faint" />
        </p>
        <Markdown text={body} />
        {(links.length > 0 || decisionId) && (
          <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
            {links.map((link) => (
              <LinkChip key={link.id} link={link} workspaceId={workspaceId} />
            ))}
            {decisionId && <DecisionLink decisionId={decisionId}>Why?</DecisionLink>}
          </div>
        )}
      </div>
    </li>
  );
}
