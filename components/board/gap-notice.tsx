"use client";
import { CircleAlert } from "lucide-react";
import { useMay } from "#components/live/live-context.tsx";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TimedText } from "#components/ui/timed-text.tsx";
import { useCardSetting } from "./board-view.tsx";
import { type GapGroup, gapWords } from "./gap-groups.ts";

type GapNoticeProps = { group: GapGroup; open: boolean; onToggle: () => void };

/** Why nobody can do a group of tasks, since when, and the one thing to press. */
export function GapNotice({ group, open, onToggle }: GapNoticeProps) {
  const { workspaceId } = useCardSetting();
  const mayInvite = useMay("agent.invite");
  const { cards, missing, reason, since } = group;
  const tasks = cards.length === 1 ? "1 task needs" : `${cards.length} tasks need`;
  return (
    <div className="flex flex-col gap-2 px-1 py-1">
      <div className="flex gap-1.5 text-attention text-sm">
        <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <span className="font-strong">
            {missing.length > 0
              ? `${tasks} ${missing.map((one) => `“${one}”`).join(", ")}`
              : "Nobody can now"}
          </span>
          <span className="line-clamp-5 text-ink-soft text-xs">
            {missing.length > 0 ? "No agent here has it." : <TimedText text={gapWords(reason)} />}
          </span>
        </p>
        <Age at={since} className="shrink-0 text-xs" />
      </div>
      <div className="flex flex-wrap gap-1.5">
        {missing.length > 0 && mayInvite ? (
          <LinkButton size="sm" href={`/w/${workspaceId}/agents/join`}>
            Invite an agent
          </LinkButton>
        ) : (
          <LinkButton size="sm" href={`/w/${workspaceId}/agents`}>
            See the agents
          </LinkButton>
        )}
        {cards.length > foldedFrom && (
          <Button
            variant="quiet"
            size="sm"
            aria-expanded={open}
            aria-label={open ? "Fold" : `Show all ${cards.length} tasks`}
            onClick={onToggle}
          >
            {open ? "Fold" : "Show all"}
          </Button>
        )}
      </div>
    </div>
  );
}

/** More tasks than this are folded under their notice. */
export const foldedFrom = 2;
