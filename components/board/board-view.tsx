"use client";
import { createContext, useContext } from "react";
import type { AgentCard, Card } from "#server/domain/card.ts";
import type { ColumnKey, Columns } from "./columns.ts";

/** What every card needs besides itself; changes seldom, so that one event does not render all cards. */
export type CardSetting = {
  workspaceId: string;
  agents: Record<string, AgentCard>;
  blocks: ReadonlyMap<string, number>;
  mayEdit: boolean;
  /** No agent is here at all: said once above the board, not on every card. */
  alone: boolean;
};
/** The cards as shown: filtered, pending changes laid over. */
export type BoardView = {
  columns: Columns;
  places: ReadonlyMap<string, ColumnKey>;
  held: ReadonlyMap<string, readonly Card[]>;
  /** Something is left out: an empty column says no more than that nothing matches. */
  filtered: boolean;
};
export const CardSettingContext = createContext<CardSetting | null>(null);
export const BoardViewContext = createContext<BoardView | null>(null);

function inside<T>(value: T | null): T {
  if (value === null) throw new Error("This part must stand inside BoardScreen.");
  return value;
}

/** Where a card stands and what it may show; only inside BoardScreen. */
export const useCardSetting = (): CardSetting => inside(useContext(CardSettingContext));
/** The board as shown; renders again with every event. Only inside BoardScreen. */
export const useBoardView = (): BoardView => inside(useContext(BoardViewContext));
