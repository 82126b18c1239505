"use client";
import { useBoard } from "#components/live/live-context.tsx";
import { cn } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { clockTime, exactTime } from "#components/ui/format-time.ts";
import { Pulse } from "#components/ui/pulse.tsx";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { useMedia } from "#components/ui/use-media.ts";
import { useHydrated, useNow } from "#components/ui/use-now.tsx";
import type { Card } from "#server/domain/card.ts";
import { AttemptBar } from "./attempt-bar.tsx";
import { lanesOf, type RunAttempt, rangeOf, type Span, ticksOf } from "./timeline-lanes.ts";

type TimelineRun = { startedAt: string | null; createdAt: string; endedAt: string | null };
type Props = {
  run: TimelineRun;
  attempts: readonly RunAttempt[];
  cards: ReadonlyMap<string, Card>;
  checkpoints: readonly { at: string; note: string }[];
  span: Span;
};
/** How high a row is, and how long a bar must be to be pressed on the narrowest track, in px; a finger needs more. */
const rows = { mouse: { height: 26, least: 24 }, touch: { height: 46, least: 44 } } as const;
const narrowest = 440;

/** A lane for each agent, its attempts as bars by their outcome, checkpoints as marks, and where now is. */
export function RunTimeline({ run, attempts, cards, checkpoints, span }: Props) {
  const { workspace, agents } = useBoard();
  const now = useNow(1000);
  const hydrated = useHydrated();
  const range = rangeOf(span, run, now);
  const { height, least } = rows[useMedia("(pointer: coarse)") ? "touch" : "mouse"];
  const lanes = lanesOf(attempts, range, now, ((range.to - range.from) * least) / narrowest);
  const at = (moment: number): number => ((moment - range.from) / (range.to - range.from)) * 100;
  if (lanes.length === 0)
    return <EmptyState title="No agent has worked on this in the time shown." className="py-8" />;
  return (
    <ScrollBox label="Timeline" className="rounded-lg border border-line bg-raised">
      <div className="grid min-w-[640px] grid-cols-[minmax(96px,160px)_1fr]">
        <div className="sticky left-0 z-10 border-line border-b bg-raised" />
        <div className="h-7 border-line border-b pr-6 touch:pr-11">
          <div className="relative h-full">
            {ticksOf(range, 6).map((tick) => (
              <span
                key={tick}
                className="absolute top-1.5 -translate-x-1/2 font-mono text-ink-faint text-xs"
                style={{ left: `${at(tick)}%` }}
              >
                {axisTime(tick, range.to - range.from, hydrated)}
              </span>
            ))}
          </div>
        </div>
        {lanes.map(({ agentId, rows: deep, bars }) => {
          const name = agents[agentId]?.name ?? "an agent that left";
          const held = [...cards.values()].find(
            (card) => card.agentId === agentId && card.attemptStatus && card.attemptStatus !== "completed",
          );
          return (
            <div key={agentId} className="contents">
              <div className="sticky left-0 z-10 flex items-center gap-1.5 border-line border-r border-b bg-raised px-3 text-sm">
                <span className="min-w-0 flex-1 truncate" title={name}>
                  {name}
                </span>
                {held && <Pulse source={held} size="sm" />}
              </div>
              <div
                className="overflow-hidden border-line border-b pr-6 touch:pr-11"
                style={{ height: deep * height + 8 }}
              >
                <div className="relative h-full">
                  <Marks run={run} checkpoints={checkpoints} at={at} now={now} />
                  {bars.map(({ attempt, from, to, row }) => (
                    <AttemptBar
                      key={attempt.id}
                      workspaceId={workspace.id}
                      attempt={attempt}
                      title={cards.get(attempt.taskId)?.title ?? "a task"}
                      agent={name}
                      now={now}
                      narrow={at(to) - at(from) < 3}
                      style={{
                        left: `${at(from)}%`,
                        width: `${at(to) - at(from)}%`,
                        top: `${row * height + 5}px`,
                      }}
                    />
                  ))}
                </div>
              </div>
            </div>
          );
        })}
      </div>
    </ScrollBox>
  );
}

function axisTime(tick: number, long: number, hydrated: boolean): string {
  const iso = new Date(tick).toISOString();
  const clock = hydrated ? clockTime(iso) : clockTime(iso, "UTC");
  if (long < 600_000) return clock;
  if (long < 2 * 86_400_000 || !hydrated) return clock.slice(0, 5);
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }).format(tick);
}

/** The now line and the checkpoints, through every lane. */
function Marks({
  run,
  checkpoints,
  at,
  now,
}: {
  run: TimelineRun;
  checkpoints: Props["checkpoints"];
  at: (moment: number) => number;
  now: number;
}) {
  const line = "absolute inset-y-0 w-px";
  return (
    <>
      {checkpoints.map((checkpoint) => (
        <span
          key={`${checkpoint.at} ${checkpoint.note}`}
          title={`Checkpoint: ${checkpoint.note} (${exactTime(checkpoint.at)})`}
          className={cn(line, "border-review border-l border-dashed bg-transparent")}
          style={{ left: `${at(Date.parse(checkpoint.at))}%` }}
        />
      ))}
      {!run.endedAt && <span className={cn(line, "bg-accent")} style={{ left: `${at(now)}%` }} />}
    </>
  );
}
