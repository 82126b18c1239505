"use client";
import { ArrowDownToLine, ArrowUpToLine, Ban, Flag, MoreHorizontal, UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator, Submenu } from "#components/ui/menu.tsx";
import type { Card } from "#server/domain/card.ts";
import { priorities } from "#server/domain/task.ts";
import { useBoardView } from "./board-view.tsx";
import { CancelTask } from "./cancel-task.tsx";
import { GiveTo } from "./give-to.tsx";
import { useCardMoves } from "./use-card-moves.ts";

type CardMenuProps = { card: Card; tabIndex?: 0 | -1; variant?: "plain" | "quiet" };

/** “Move to…”: everything dragging does, and canceling, without dragging. */
export function CardMenu({ card, tabIndex = 0, variant = "plain" }: CardMenuProps) {
  const { columns, places } = useBoardView();
  const moves = useCardMoves();
  const [canceling, setCanceling] = useState(false);
  const column = columns[places.get(card.id) ?? "done"];
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={`Move “${card.title}”`}
            hint="M"
            size="sm"
            variant={variant}
            tabIndex={tabIndex}
            data-card-menu=""
          >
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => moves.toEnd(card, column, "top")} disabled={column[0]?.id === card.id}>
          <ArrowUpToLine aria-hidden />
          To the top
        </MenuItem>
        <MenuItem
          onSelect={() => moves.toEnd(card, column, "bottom")}
          disabled={column.at(-1)?.id === card.id}
        >
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
        <MenuItem danger onSelect={() => setCanceling(true)}>
          <Ban aria-hidden />
          Cancel this task…
        </MenuItem>
      </Menu>
      <CancelTask card={card} open={canceling} onOpenChange={setCanceling} />
    </>
  );
}
