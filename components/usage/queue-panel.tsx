"use client";
import Link from "next/link";
import { decisionWords } from "#components/decisions/decision-words.ts";
import { useMay } from "#components/live/live-context.tsx";
import type { ModelState } from "#components/settings/use-model.ts";
import { CoordinatorGlyph } from "#components/shell/coordinator-glyph.tsx";
import { useCoordinatorWords } from "#components/shell/use-coordinator-words.ts";
import { Age } from "#components/ui/age.tsx";
import { span } from "#components/ui/format-time.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { LaneState } from "./usage-page.ts";

/** The way to the model as it is now: who coordinates, what runs and waits, what the server bears, and whether it is away, why, and until when. */
export function QueuePanel({ state, workspaceId }: { state: ModelState; workspaceId: string }) {
  const { mode, line, more } = useCoordinatorWords();
  const maySet = useMay("model.edit");
  const { inUse, lane, due } = state;
  return (
    <Section title="The model now" note={inUse ? inUse.model : undefined}>
      <div className="rounded-lg border border-line bg-raised px-4 py-3">
        <p className="flex items-center gap-2">
          <CoordinatorGlyph mode={mode} />
          <span className="font-strong">{line}</span>
          {more && <span className="text-attention">{more}</span>}
        </p>
        {!inUse && (
          <p className="mt-1 text-ink-soft text-sm">
            No model is asked.{" "}
            {maySet && (
              <>
                <Link href={`/w/${workspaceId}/settings#coordinator`} className="text-accent hover:underline">
                  Set one in the settings
                </Link>
                .
              </>
            )}
          </p>
        )}
        {lane?.open && <LaneAway lane={lane} />}
        {lane && <LaneFigures lane={lane} />}
        {inUse && !lane && (
          <p className="mt-1 text-ink-soft text-sm">It has not been asked since the start.</p>
        )}
        {due.length > 0 && (
          <div className="mt-3 border-line border-t pt-3">
            <h3 className="text-ink-soft text-sm">To be decided now: {due.length}</h3>
            <ul className="mt-1 flex flex-col gap-1 text-sm">
              {due.slice(0, 12).map(({ key, kind, title, since }) => (
                <li key={key} className="flex items-baseline gap-3">
                  <span className="w-24 shrink-0 text-ink-soft">{decisionWords[kind]}</span>
                  <span className="min-w-0 flex-1 truncate">{title}</span>
                  <Age at={isoTime(since)} className="shrink-0 text-ink-faint" />
                </li>
              ))}
            </ul>
            {due.length > 12 && <p className="mt-1 text-ink-faint text-sm">and {due.length - 12} more</p>}
          </div>
        )}
      </div>
    </Section>
  );
}

function LaneAway({ lane }: { lane: LaneState }) {
  return (
    <p className="mt-2 rounded-md bg-attention-wash px-3 py-2 text-attention text-sm [overflow-wrap:anywhere]">
      {lane.reason ?? "The model does not answer."}{" "}
      {lane.phase === "half_open" ? (
        "It is being tried now."
      ) : lane.until ? (
        <>
          It is tried again <RelativeTime at={new Date(lane.until).toISOString()} />.
        </>
      ) : null}
    </p>
  );
}

function LaneFigures({ lane }: { lane: LaneState }) {
  const figures = [
    ["Running", `${lane.running} of ${lane.limit}`],
    ["Waiting", String(lane.waiting)],
    ["Waits longest", lane.waiting > 0 ? span(lane.oldestMs / 1000) : "–"],
    ["A minute", lane.perMinute === null ? "no limit known" : `at most ${lane.perMinute}`],
    ["Server", lane.host],
  ];
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 text-sm sm:grid-cols-5">
      {figures.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-ink-faint text-xs">{name}</dt>
          <dd className="truncate font-mono" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
