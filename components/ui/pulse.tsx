"use client";
import { Popover } from "@base-ui/react/popover";
import { cn } from "./class-names.ts";
import { secondsSince } from "./format-time.ts";
import { type PulseSource, type PulseTone, type PulseView, pulseOf } from "./pulse-of.ts";
import { useNow } from "./use-now.tsx";

const hue: Record<PulseTone, string> = {
  none: "text-idle",
  offered: "text-working",
  live: "text-working",
  asking: "text-attention",
  resting: "text-review",
  suspect: "text-attention",
  stalled: "text-failed",
  away: "text-idle",
};
const size = { sm: "size-4", md: "size-[18px]", lg: "size-7" } as const;
const around = 2 * Math.PI * 8;
const dotted: ReadonlySet<PulseTone> = new Set(["offered", "live", "suspect", "stalled"]);
const brokenTones: ReadonlySet<PulseTone> = new Set(["suspect", "stalled", "away"]);
const broken = "5.4 3";
/** The dashes of a broken ring of which only the part `arc` is left, 0 to 1. */
function brokenArc(arc: number): string {
  const dashes: number[] = [];
  for (let left = arc * around; left > 0; left -= 8.4) dashes.push(Math.min(5.4, left), 3);
  return [...dashes, 0, around].join(" ");
}
/** A person has to act, or looks at the work: the diamond of these statuses, instead of the dot of the living. */
const diamond = "M10 5.9 14.1 10 10 14.1 5.9 10Z";

/** The ring alone, for a view that is known already. `beat` changes with each new evidence and makes it beat once. */
export function PulseRing({
  view,
  beat,
  size: chosen = "md",
}: {
  view: PulseView;
  beat?: string | null;
  size?: keyof typeof size;
}) {
  const dashes = brokenTones.has(view.tone) ? brokenArc(view.arc) : `${view.arc * around} ${around}`;
  return (
    <svg
      viewBox="0 0 20 20"
      className={cn("shrink-0 overflow-visible", size[chosen], hue[view.tone])}
      aria-hidden
    >
      <circle
        cx="10"
        cy="10"
        r="8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={view.tone === "suspect" ? broken : undefined}
        opacity={view.tone === "none" ? 0.55 : view.tone === "suspect" ? 0.5 : 0.2}
      />
      {view.arc > 0 && (
        <circle
          cx="10"
          cy="10"
          r="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeDasharray={dashes}
          transform="rotate(-90 10 10)"
        />
      )}
      {(view.tone === "asking" || view.tone === "resting") && <path d={diamond} fill="currentColor" />}
      {dotted.has(view.tone) && <circle cx="10" cy="10" r="3.4" fill="currentColor" opacity={view.glow} />}
      {beat && (
        <circle
          key={beat}
          className="pulse-beat"
          cx="10"
          cy="10"
          r="8"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
      )}
    </svg>
  );
}

type PulseProps = { source: PulseSource; size?: keyof typeof size; tabIndex?: number };

/** The pulse of an attempt: its ring, and on hover, focus or tap the sentence that explains it. Only the ring ticks. */
export function Pulse({ source, size: chosen = "md", tabIndex }: PulseProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={250}
        {...(tabIndex === undefined ? {} : { tabIndex })}
        aria-label="Pulse: when it was last heard, and what comes next"
        className="relative inline-flex rounded-[50%] after:absolute after:-inset-1.5 touch:after:-inset-3"
      >
        <LiveRing source={source} size={chosen} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="top" sideOffset={6} collisionPadding={8} className="z-50">
          <Popover.Popup
            initialFocus={false}
            className="max-w-72 rounded-md bg-ink px-2 py-1 text-surface text-xs shadow-float outline-none"
          >
            <LiveSentence source={source} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function LiveRing({ source, size: chosen }: { source: PulseSource; size: keyof typeof size }) {
  const now = useNow();
  const view = pulseOf(source, now);
  const fresh =
    source.evidenceAt !== null && secondsSince(source.evidenceAt, now) < 3 && view.tone === "live";
  return <PulseRing view={view} beat={fresh ? source.evidenceAt : null} size={chosen} />;
}

function LiveSentence({ source }: { source: PulseSource }) {
  return pulseOf(source, useNow()).sentence;
}
