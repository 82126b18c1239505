"use client";
import { DecisionLink } from "#components/decisions/decision-link.tsx";
import { spanWords } from "#components/settings/clock-draft.ts";
import { cn } from "#components/ui/class-names.ts";
import { duration } from "#components/ui/format-time.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ActivityList } from "./activity-list.tsx";
import { outcomeWords } from "./outcome-words.ts";
import type { ShownAttempt } from "./task-page.ts";

const dots = {
  live: "border-working bg-working",
  good: "border-done bg-done",
  bad: "border-failed bg-raised",
  gone: "border-line-strong bg-raised",
} as const;

/** One attempt on the timeline: who, how it ended, which clock, its setting, the last evidence, the activities folded. */
export function AttemptItem({
  attempt,
  replacedBy,
  open,
  last,
}: {
  attempt: ShownAttempt;
  /** The decision on what was done about its end: the next attempt’s. */
  replacedBy: string | null;
  open: boolean;
  last: boolean;
}) {
  const { word, tone } = outcomeWords[attempt.status];
  const offered = isoTime(attempt.offeredAt);
  return (
    <li
      className={cn(
        "relative pl-6",
        !last &&
          "pb-4 before:absolute before:top-4 before:bottom-0 before:left-[5px] before:w-px before:bg-line",
      )}
    >
      <span
        aria-hidden
        className={cn("absolute top-1 left-0 size-[11px] rounded-[50%] border-2", dots[tone])}
      />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-strong">{attempt.agentName}</span>{" "}
        <span className={tone === "bad" ? "text-failed" : ""}>{word}</span>
      </p>
      <p className="text-ink-faint text-sm">
        Attempt {attempt.number} · <RelativeTime at={offered} />
        {attempt.endedAt && (
          <> · took {duration((+new Date(attempt.endedAt) - +new Date(attempt.offeredAt)) / 1000)}</>
        )}
        {attempt.percent !== null && !attempt.endedAt && <> · {attempt.percent} %</>}
        {attempt.decisionId && (
          <>
            {" · "}
            <DecisionLink decisionId={attempt.decisionId}>Why {attempt.agentName}?</DecisionLink>
          </>
        )}
      </p>
      {attempt.end && <AttemptEnding end={attempt.end} />}
      {replacedBy && (
        <DecisionLink decisionId={replacedBy} className="-ml-1">
          Why replaced?
        </DecisionLink>
      )}
      {attempt.summary && (
        <p className="mt-1 text-ink-soft text-sm [overflow-wrap:anywhere]">{attempt.summary}</p>
      )}
      {attempt.note && !attempt.endedAt && <p className="mt-1 text-ink-soft text-sm">“{attempt.note}”</p>}
      <ActivityList activities={attempt.activities} open={open} />
    </li>
  );
}

/** The clocks by the names they have in the settings. */
const clockWords = {
  accept: "Accept",
  lease: "Sign of life",
  progress: "Reassign",
  delivery: "Delivery",
} as const;

function AttemptEnding({ end }: { end: NonNullable<ShownAttempt["end"]> }) {
  return (
    <div className="mt-1 rounded-md bg-sunken px-2.5 py-1.5 text-ink-soft text-sm [overflow-wrap:anywhere]">
      <p className="first-letter:uppercase">{end.message}</p>
      {end.clock && end.settingSeconds !== null && (
        <p>
          Clock “{clockWords[end.clock]}”, set to {spanWords(end.settingSeconds)}
        </p>
      )}
      {end.evidence && (
        <p>
          Last evidence: {end.evidence}
          {end.evidenceAt && (
            <>
              , <RelativeTime at={end.evidenceAt} />
            </>
          )}
        </p>
      )}
    </div>
  );
}
