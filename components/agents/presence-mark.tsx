"use client";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { Presence } from "#server/domain/presence.ts";
import { usePresenceWord } from "./use-presence-word.ts";

const ring = <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const dashed = (dashes: string) => (
  <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={dashes} />
);
/** The same hues and shapes as the rings and the statuses of tasks: amber asks for a person, violet is under review, blue works. */
const looks: Record<Presence, { hue: string; shape: ReactNode }> = {
  removed: { hue: "text-ink-faint", shape: <path d="M2 7h10" stroke="currentColor" strokeWidth="2" /> },
  joining: { hue: "text-accent", shape: dashed("1.6 2.3") },
  paused: {
    hue: "text-attention",
    shape: <path d="M5 3v8M9 3v8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  },
  offline: {
    hue: "text-ink-faint",
    shape: <path d="m3 3 8 8M11 3l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />,
  },
  stalled: { hue: "text-attention", shape: dashed("5 3") },
  "waiting for you": {
    hue: "text-attention",
    shape: <path d="M7 1 13 7 7 13 1 7Z" fill="currentColor" />,
  },
  working: {
    hue: "text-working",
    shape: (
      <>
        {ring}
        <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" />
      </>
    ),
  },
  "in review": {
    hue: "text-review",
    shape: (
      <>
        <path d="M7 1.4 12.6 7 7 12.6 1.4 7Z" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M7 4.4 9.6 7 7 9.6 4.4 7Z" fill="currentColor" />
      </>
    ),
  },
  idle: { hue: "text-idle", shape: ring },
};

/** An agent's one derived presence as hue, shape and word; `iconOnly` where the word stands beside it already. */
export function PresenceMark({
  presence,
  iconOnly = false,
  className,
}: {
  presence: Presence;
  iconOnly?: boolean;
  className?: string;
}) {
  const { hue, shape } = looks[presence];
  const word = usePresenceWord()(presence);
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-sm", className)}>
      <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0", hue)} aria-hidden="true">
        {shape}
      </svg>
      {!iconOnly && word}
    </span>
  );
}
