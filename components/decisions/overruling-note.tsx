import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Overruling } from "#server/domain/decision.ts";

/** That a person chose otherwise, what, and why. */
export function OverrulingNote({ overruled }: { overruled: Overruling }) {
  const { byName, choice, words, at } = overruled;
  return (
    <div className="rounded-lg bg-attention-wash px-4 py-3 [overflow-wrap:anywhere]">
      <p>
        <b>{byName}</b> overruled this <RelativeTime at={at} />: {choice}
      </p>
      {words && words !== choice && <p className="mt-1">“{words}”</p>}
      <p className="mt-1 text-ink-soft text-sm">It is an example for the next decision like this.</p>
    </div>
  );
}
