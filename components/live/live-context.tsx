"use client";
import { createContext, useContext } from "react";
import type { Board } from "#server/domain/board.ts";
import { may, type Right } from "#server/domain/policy.ts";
import type { Live } from "./live-step.ts";

/** Who looks at the board. */
export type Me = { memberId: string; role: string; name: string };

export const BoardContext = createContext<Board | null>(null);
export const WorkspaceContext = createContext<Board["workspace"] | null>(null);
export const AgentsContext = createContext<Board["agents"] | null>(null);
export const LiveContext = createContext<Live | null>(null);
export const MeContext = createContext<Me | null>(null);

function present<T>(value: T | null): T {
  if (value === null) throw new Error("This part must stand inside LiveBoard.");
  return value;
}

/** The board as it is now; renders again with every event. */
export const useBoard = (): Board => present(useContext(BoardContext));
/** The workspace itself; renders again only when it was edited or paused. */
export const useWorkspace = (): Board["workspace"] => present(useContext(WorkspaceContext));
/** The agents as the board knows them; renders again only when one of them changed. */
export const useAgentCards = (): Board["agents"] => present(useContext(AgentsContext));
/** The state of the line to the server. */
export const useLive = (): Live => present(useContext(LiveContext));
/** The member who looks at this workspace. */
export const useMe = (): Me => present(useContext(MeContext));
/** May this member do that? Buttons that would be refused are not shown. */
export const useMay = (right: Right): boolean => may(useMe().role, right);
