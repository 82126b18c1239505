"use client";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/class-names.ts";
import { ConnectionPill } from "./connection-pill.tsx";
import { useBoard, useLive } from "./live-context.tsx";

/** Says at the foot of every page when what is shown is not live: where no head has the pill in sight. Read aloud too. */
export function ConnectionNotice() {
  const { phase, refused } = useLive();
  const { workspace } = useBoard();
  const headInSight = usePathname() === `/w/${workspace.id}`;
  const quiet = !refused && (phase === "live" || phase === "connecting");
  return (
    <>
      <p role="status" className="sr-only">
        {phase !== "connecting" && `Connection: ${phase}`}
      </p>
      {!quiet && (
        <div
          className={cn(
            "fixed inset-x-0 bottom-14 z-30 flex justify-center border-line border-t bg-attention-wash sm:right-3 sm:bottom-3 sm:left-auto sm:rounded-md sm:border",
            headInSight && "lg:hidden",
          )}
        >
          <ConnectionPill />
        </div>
      )}
    </>
  );
}
