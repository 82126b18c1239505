"use client";
import { createContext, useContext } from "react";
import type { AgentCard, Card } from "#server/domain/card.ts";
import type { ColumnKey, Columns } from "./columns.ts";

/** What every part of the board reads: the cards as shown (filtered, pending changes laid over). */
export type BoardView = {
  workspaceId: string;
  columns: Columns;
  places: ReadonlyMap<string, ColumnKey>;
  agents: Record<string, AgentCard>;
  held: ReadonlyMap<string, Card[]>;
  blocks: ReadonlyMap<string, number>;
  mayEdit: boolean;
};
export const BoardViewContext = createContext<BoardView | null>(null);

/** The board as shown; only inside BoardScreen. */
export function useBoardView(): BoardView {
  const view = useContext(BoardViewContext);
  if (!view) throw new Error("This part must stand inside BoardScreen.");
  return view;
}
