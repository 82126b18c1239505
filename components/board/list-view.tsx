"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Card } from "#server/domain/card.ts";
import { useBoardView, useCardSetting } from "./board-view.tsx";
import { CardRow } from "./card-row.tsx";
import { ColumnHead, NothingHere } from "./column.tsx";
import { useColumnItems } from "./column-items.ts";
import { type ColumnKey, columnWord } from "./columns.ts";
import { GapNotice } from "./gap-notice.tsx";

/** What needs a person comes first where only one thing fits at a time. */
const order: readonly ColumnKey[] = ["needs-you", "working", "in-review", "ready", "waiting", "done"];
const step = 50;

/** The board on a narrow screen: a list grouped by status, group heads staying in sight. */
export function ListView({ doneTotal }: { doneTotal: number }) {
  const { columns, filtered } = useBoardView();
  return (
    <div data-stacked="" className="flex flex-col pb-4">
      {order.map((key) => (
        <Group
          key={key}
          column={key}
          cards={columns[key]}
          filtered={filtered}
          total={key === "done" ? doneTotal : columns[key].length}
        />
      ))}
    </div>
  );
}

type GroupProps = { column: ColumnKey; cards: readonly Card[]; total: number; filtered: boolean };

function Group({ column, cards, total, filtered }: GroupProps) {
  const [shown, setShown] = useState(column === "done" ? 5 : step);
  const { items, toggle } = useColumnItems(column, cards);
  const { alone, mayEdit } = useCardSetting();
  const rest = items.length - shown;
  const first = items.find(({ type }) => type === "card")?.id;
  if (total === 0 && column !== "needs-you") return null;
  return (
    <section aria-label={`${columnWord(column, mayEdit)}, ${total}`} data-column={column}>
      <div className="sticky top-0 z-10 border-line border-y bg-sunken">
        <ColumnHead column={column} total={total} />
      </div>
      {cards.length === 0 && column === "needs-you" && <NothingHere column={column} filtered={filtered} />}
      <ul>
        {items.slice(0, shown).map((item) =>
          item.type === "gap" ? (
            <li key={item.id} className="border-line border-b bg-attention-wash/60 px-2 py-1">
              <GapNotice group={item.group} open={item.open} onToggle={() => toggle(item.group.key)} />
            </li>
          ) : (
            <CardRow
              key={item.id}
              card={item.card}
              column={column}
              first={item.id === first}
              gapSaid={alone || item.grouped}
            />
          ),
        )}
      </ul>
      {rest > 0 && (
        <Button variant="quiet" className="mx-3 my-1" onClick={() => setShown(shown + step)}>
          Show {Math.min(rest, step)} more
        </Button>
      )}
    </section>
  );
}
