"use client";
import { cn } from "#components/ui/class-names.ts";
import { duration } from "#components/ui/format-time.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import { useLive } from "./live-context.tsx";

const words = {
  connecting: {
    word: "connecting",
    dot: "bg-idle",
    why: "Opening the live connection. What you see was read just now.",
  },
  live: {
    word: "live",
    dot: "bg-done",
    why: "Every change appears as it happens; the server confirmed this board a moment ago.",
  },
  reconnecting: {
    word: "reconnecting",
    dot: "bg-attention",
    why: "The live connection is lost. The board is read again every few seconds and catches up by itself.",
  },
  offline: {
    word: "offline",
    dot: "bg-failed",
    why: "This device has no network. The board is as it was; it catches up by itself.",
  },
} as const;

/** Live, reconnecting or offline, and how old what you see is. */
export function ConnectionPill({ compact = false }: { compact?: boolean }) {
  const { phase, freshAt, refused } = useLive();
  const now = useNow();
  const { word, dot, why } = words[phase];
  const age = phase === "reconnecting" || phase === "offline" ? Math.max(0, (now - freshAt) / 1000) : 0;
  const said = refused ? "not let in" : word;
  const old = age >= 1 && !compact ? `${duration(age)} old` : null;
  return (
    <Tooltip text={refused ?? why} side="bottom">
      <button
        type="button"
        aria-label={["Connection:", said, old].filter(Boolean).join(" ")}
        className={cn(
          "inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-ink-soft text-sm",
          (phase !== "live" || refused) && "bg-attention-wash text-attention",
        )}
      >
        <span aria-hidden className={cn("size-2 rounded-[50%]", refused ? "bg-failed" : dot)} />
        {said}
        {old && <span className="font-mono text-xs">{old}</span>}
      </button>
    </Tooltip>
  );
}
