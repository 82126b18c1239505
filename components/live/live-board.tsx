"use client";
import type { ReactNode } from "react";
import { AgentsContext, BoardContext, LiveContext, MeContext, WorkspaceContext } from "./live-context.tsx";
import { type PackedOpenBoard, useLiveBoard } from "./use-live-board.ts";

/** Keeps one workspace live for everything inside it: useBoard, useLive, useMe. */
export function LiveBoard({ opened, children }: { opened: PackedOpenBoard; children: ReactNode }) {
  const { board, me, live } = useLiveBoard(opened);
  return (
    <MeContext value={me}>
      <LiveContext value={live}>
        <WorkspaceContext value={board.workspace}>
          <AgentsContext value={board.agents}>
            <BoardContext value={board}>{children}</BoardContext>
          </AgentsContext>
        </WorkspaceContext>
      </LiveContext>
    </MeContext>
  );
}
