"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import type { ShownActivity } from "./task-page.ts";

const words: Record<string, string> = {
  thought: "thinks",
  action: "does",
  elicitation: "asks",
  response: "says",
  error: "error",
};
const shownAtOnce = 5;

/** What an agent said while working, newest first: the last few, the rest on request. */
export function ActivityList({ activities, open }: { activities: readonly ShownActivity[]; open: boolean }) {
  const [unfolded, setUnfolded] = useState(false);
  if (activities.length === 0) return null;
  const newest = [...activities].reverse();
  const shown = unfolded ? newest : open ? newest.slice(0, shownAtOnce) : [];
  const hidden = newest.length - shown.length;
  return (
    <>
      {shown.length > 0 && (
        <ol className="mt-2 flex flex-col gap-1.5">
          {shown.map((activity) => (
            <ActivityLine key={activity.id} activity={activity} />
          ))}
        </ol>
      )}
      {(hidden > 0 || unfolded) && (
        <Button
          size="sm"
          variant="quiet"
          aria-expanded={unfolded}
          className="mt-1 -ml-2"
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded
            ? "Fold activities"
            : `Show ${hidden} ${shown.length > 0 ? "earlier " : ""}${hidden === 1 ? "activity" : "activities"}`}
        </Button>
      )}
    </>
  );
}

function ActivityLine({ activity }: { activity: ShownActivity }) {
  const tone =
    activity.type === "error"
      ? "text-failed"
      : activity.type === "elicitation"
        ? "text-attention"
        : "text-ink-faint";
  return (
    <li className="grid grid-cols-[max-content_1fr] gap-x-2 text-sm">
      <ClockTime at={isoTime(activity.at)} className="font-mono text-ink-faint text-xs leading-[18px]" />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className={cn("line-clamp-4", activity.ephemeral && "text-ink-soft italic")}>
          <span className={tone}>{words[activity.type] ?? activity.type}</span> {activity.body}
        </p>
        {activity.action && (
          <p className="line-clamp-2 font-mono text-ink-soft text-xs">
            {activity.action}
            {activity.parameter && <> {activity.parameter}</>}
          </p>
        )}
        {activity.result && <p className="line-clamp-3 text-ink-soft text-xs">→ {activity.result}</p>}
      </div>
    </li>
  );
}
