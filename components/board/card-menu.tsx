"use client";
import { MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { Card } from "#server/domain/card.ts";
import { CancelTask } from "./cancel-task.tsx";
import { CardMenuItems } from "./card-menu-items.tsx";

type CardMenuProps = { card: Card; tabIndex?: 0 | -1; variant?: "plain" | "quiet" };

/** “Move to…”: everything dragging does, and canceling, without dragging. What it offers is worked out when it opens. */
export function CardMenu({ card, tabIndex = 0, variant = "plain" }: CardMenuProps) {
  const [canceling, setCanceling] = useState(false);
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
        <CardMenuItems card={card} onCancel={() => setCanceling(true)} />
      </Menu>
      {canceling && <CancelTask card={card} open onOpenChange={setCanceling} />}
    </>
  );
}
