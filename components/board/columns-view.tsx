"use client";
import { useBoardView } from "./board-view.tsx";
import { Column } from "./column.tsx";
import { columnKeys } from "./columns.ts";
import { DoneColumn } from "./done-column.tsx";

/** The board on a wide screen: six columns side by side. */
export function ColumnsView({ doneTotal }: { doneTotal: number }) {
  const { columns, filtered } = useBoardView();
  return (
    <div className="grid min-h-0 flex-1 basis-0 grid-cols-[repeat(5,minmax(188px,1fr))_minmax(168px,0.8fr)] grid-rows-[minmax(0,1fr)] overflow-x-auto">
      {columnKeys.map((key) =>
        key === "done" ? (
          <DoneColumn key={key} cards={columns.done} total={doneTotal} filtered={filtered} />
        ) : (
          <Column key={key} column={key} cards={columns[key]} filtered={filtered} />
        ),
      )}
    </div>
  );
}
