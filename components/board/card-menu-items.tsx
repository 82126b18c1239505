"use client";
import { ArrowDownToLine, ArrowUpToLine, Ban, Flag, UserRoundPlus } from "lucide-react";
import { MenuItem, MenuSeparator, Submenu } from "#components/ui/menu.tsx";
import type { Card } from "#server/domain/card.ts";
import { priorities } from "#server/domain/task.ts";
import { useBoardView } from "./board-view.tsx";
import { GiveTo } from "./give-to.tsx";
import { useCardMoves } from "./use-card-moves.ts";

/** Top, bottom, priority, another agent, cancel. */
export function CardMenuItems({ card, onCancel }: { card: Card; onCancel: () => void }) {
  const { columns, places } = useBoardView();
  const moves = useCardMoves();
  const column = columns[places.get(card.id) ?? "done"];
  return (
    <>
      <MenuItem onSelect={() => moves.toEnd(card, column, "top")} disabled={column[0]?.id === card.id}>
        <ArrowUpToLine aria-hidden />
        To the top
      </MenuItem>
      <MenuItem onSelect={() => moves.toEnd(card, column, "bottom")} disabled={column.at(-1)?.id === card.id}>
        <ArrowDownToLine aria-hidden />
        To the bottom
      </MenuItem>
      <Submenu
        label={
          <>
            <Flag aria-hidden />
            Priority
          </>
        }
      >
        {priorities.map((priority) => (
          <MenuItem
            key={priority}
            disabled={priority === card.priority}
            hint={priority === card.priority ? "now" : undefined}
            onSelect={() => moves.toPriority(card, priority)}
          >
            {priority}
          </MenuItem>
        ))}
      </Submenu>
      <Submenu
        label={
          <>
            <UserRoundPlus aria-hidden />
            Give to…
          </>
        }
        disabled={card.status === "waiting"}
      >
        <GiveTo card={card} />
      </Submenu>
      <MenuSeparator />
      <MenuItem danger onSelect={onCancel}>
        <Ban aria-hidden />
        Cancel this task…
      </MenuItem>
    </>
  );
}
