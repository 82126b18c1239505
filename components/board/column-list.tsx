"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";
import type { Card } from "#server/domain/card.ts";
import { useCardSetting } from "./board-view.tsx";
import { TaskCard } from "./card.tsx";
import type { ColumnKey } from "./columns.ts";
import { taskHref } from "./task-href.ts";

/** From this many cards on, only those in sight are in the page. */
const virtualFrom = 50;

/** The cards of a column, scrolling on their own. */
export function ColumnList({ column, cards }: { column: ColumnKey; cards: readonly Card[] }) {
  return cards.length > virtualFrom ? (
    <VirtualCards column={column} cards={cards} />
  ) : (
    <AllCards column={column} cards={cards} />
  );
}

function useCard(column: ColumnKey) {
  const { workspaceId, agents, blocks, mayEdit, alone } = useCardSetting();
  return (card: Card, first: boolean) => (
    <TaskCard
      key={card.id}
      card={card}
      column={column}
      first={first}
      holder={card.agentId ? (agents[card.agentId]?.name ?? "an agent") : null}
      blocks={blocks.get(card.id) ?? 0}
      href={taskHref(workspaceId, card.id)}
      mayEdit={mayEdit}
      alone={alone}
    />
  );
}

const scroller =
  "min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pt-1.5 pb-3 [scrollbar-width:thin]";

function AllCards({ column, cards }: { column: ColumnKey; cards: readonly Card[] }) {
  const render = useCard(column);
  return (
    <div className={`${scroller} flex flex-col gap-1.5`}>{cards.map((card, i) => render(card, i === 0))}</div>
  );
}

function VirtualCards({ column, cards }: { column: ColumnKey; cards: readonly Card[] }) {
  const box = useRef<HTMLDivElement>(null);
  const render = useCard(column);
  const list = useVirtualizer({
    count: cards.length,
    getScrollElement: () => box.current,
    estimateSize: () => 84,
    getItemKey: useCallback((index: number) => cards[index]?.id ?? index, [cards]),
    gap: 6,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 12,
    initialRect: { width: 220, height: 900 },
  });
  const items = list.getVirtualItems();
  return (
    <div
      ref={box}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 [scrollbar-width:thin]"
    >
      <div className="relative" style={{ height: list.getTotalSize() }}>
        <div className="absolute inset-x-0 flex flex-col gap-1.5" style={{ top: items[0]?.start ?? 0 }}>
          {items.map(({ index, key }) => {
            const card = cards[index];
            return (
              card && (
                <div key={key} ref={list.measureElement} data-index={index}>
                  {render(card, index === 0)}
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
