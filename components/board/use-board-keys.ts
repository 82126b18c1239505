"use client";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";
import { focusedCard, moveFocus } from "./card-focus.ts";

/** The keys of the board: arrows or hjkl between cards, m for the card's menu, c to write, / to filter. Enter opens, being a link. */
export function useBoardKeys({ write, filter }: { write: () => void; filter: () => void }): void {
  const up = () => moveFocus("up");
  const down = () => moveFocus("down");
  const left = () => moveFocus("left");
  const right = () => moveFocus("right");
  useShortcuts({
    c: write,
    "/": filter,
    ArrowUp: up,
    k: up,
    ArrowDown: down,
    j: down,
    ArrowLeft: left,
    h: left,
    ArrowRight: right,
    l: right,
    m: () =>
      focusedCard()?.closest("[data-card-box]")?.querySelector<HTMLElement>("[data-card-menu]")?.click(),
  });
}
