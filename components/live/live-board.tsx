"use client";
import type { ReactNode } from "react";
import { BoardContext, LiveContext, MeContext } from "./live-context.tsx";
import { type OpenBoard, useLiveBoard } from "./use-live-board.ts";

/** Keeps one workspace live for everything inside it: useBoard, useLive, useMe. */
export function LiveBoard({ opened, children }: { opened: OpenBoard; children: ReactNode }) {
  const { board, me, live } = useLiveBoard(opened);
  return (
    <MeContext value={me}>
      <LiveContext value={live}>
        <BoardContext value={board}>{children}</BoardContext>
      </LiveContext>
    </MeContext>
  );
}
