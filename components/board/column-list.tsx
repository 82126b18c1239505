"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";
import type { Card } from "#server/domain/card.ts";
import { useCardSetting } from "./board-view.tsx";
import { TaskCard } from "./card.tsx";
import { type ColumnItem, useColumnItems } from "./column-items.ts";
import type { ColumnKey } from "./columns.ts";
import { GapNotice } from "./gap-notice.tsx";
import { taskHref } from "./task-href.ts";

/** From this many cards on, only those in sight are in the page. */
const virtualFrom = 50;

/** The cards of a column, scrolling on their own. */
export function ColumnList({ column, cards }: { column: ColumnKey; cards: readonly Card[] }) {
  const { items, toggle } = useColumnItems(column, cards);
  const List = items.length > virtualFrom ? VirtualItems : AllItems;
  return <List column={column} items={items} toggle={toggle} />;
}

type ListProps = { column: ColumnKey; items: readonly ColumnItem[]; toggle: (key: string) => void };

function useItem({ column, items, toggle }: ListProps) {
  const { workspaceId, agents, blocks, mayEdit, alone } = useCardSetting();
  const firstCard = items.find(({ type }) => type === "card")?.id;
  return (item: ColumnItem) =>
    item.type === "gap" ? (
      <GapNotice key={item.id} group={item.group} open={item.open} onToggle={() => toggle(item.group.key)} />
    ) : (
      <TaskCard
        key={item.id}
        card={item.card}
        column={column}
        first={item.id === firstCard}
        holder={item.card.agentId ? (agents[item.card.agentId]?.name ?? "an agent") : null}
        blocks={blocks.get(item.id) ?? 0}
        href={taskHref(workspaceId, item.id)}
        mayEdit={mayEdit}
        gapSaid={alone || item.grouped}
      />
    );
}

const scroller =
  "min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pt-1.5 pb-3 [scrollbar-width:thin]";

function AllItems(props: ListProps) {
  const render = useItem(props);
  return <div className={`${scroller} flex flex-col gap-1.5`}>{props.items.map(render)}</div>;
}

function VirtualItems(props: ListProps) {
  const { items } = props;
  const box = useRef<HTMLDivElement>(null);
  const render = useItem(props);
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => 84,
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    gap: 6,
    overscan: 6,
    paddingStart: 6,
    paddingEnd: 12,
    initialRect: { width: 220, height: 900 },
  });
  const seen = list.getVirtualItems();
  return (
    <div
      ref={box}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 [scrollbar-width:thin]"
    >
      <div className="relative" style={{ height: list.getTotalSize() }}>
        <div className="absolute inset-x-0 flex flex-col gap-1.5" style={{ top: seen[0]?.start ?? 0 }}>
          {seen.map(({ index, key }) => {
            const item = items[index];
            return (
              item && (
                <div key={key} ref={list.measureElement} data-index={index}>
                  {render(item)}
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
