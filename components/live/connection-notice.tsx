"use client";
import { ConnectionPill } from "./connection-pill.tsx";
import { useLive } from "./live-context.tsx";

/** On a narrow screen the head scrolls away; so when the board is not live, it says so at the foot. */
export function ConnectionNotice() {
  const { phase, refused } = useLive();
  if (!refused && (phase === "live" || phase === "connecting")) return null;
  return (
    <div className="fixed inset-x-0 bottom-14 z-30 flex justify-center border-line border-t bg-attention-wash sm:right-3 sm:bottom-3 sm:left-auto sm:rounded-md sm:border lg:hidden">
      <ConnectionPill />
    </div>
  );
}
