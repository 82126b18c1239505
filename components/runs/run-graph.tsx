"use client";
import { useMemo, useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Card } from "#server/domain/card.ts";
import type { TaskStatus } from "#server/domain/task.ts";
import { criticalPath } from "./critical-path.ts";
import { type GraphBox, GraphCanvas } from "./graph-canvas.tsx";
import { GroupBox } from "./group-box.tsx";
import { groupGraph } from "./group-graph.ts";
import { pathArrows } from "./path-arrows.ts";
import { TaskBox } from "./task-box.tsx";

const size = { width: 240, height: 68 };
const hues: Partial<Record<TaskStatus, string>> = {
  assigned: "var(--working)",
  working: "var(--working)",
  "input-required": "var(--attention)",
  "in-review": "var(--review)",
  completed: "var(--done)",
  failed: "var(--failed)",
};
/** What is done cannot delay anything any more; among equals it still shows the way that was taken. */
const weightOf = ({ status }: Card): number => (status === "completed" || status === "canceled" ? 0.001 : 1);

/** The tasks of a run from left to right, the path that decides when it ends emphasised, many of a kind in one box. */
export function RunGraph({ cards }: { cards: readonly Card[] }) {
  const { workspace, agents } = useBoard();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => cards.filter(({ reviewOf }) => reviewOf === null), [cards]);
  const path = useMemo(() => criticalPath(items, weightOf), [items]);
  const groups = useMemo(() => groupGraph(items, open), [items, open]);
  const marked = useMemo(
    () =>
      new Set(groups.filter(({ members }) => members.some((one) => path.includes(one))).map(({ id }) => id)),
    [groups, path],
  );
  const arrows = useMemo(() => pathArrows(path, groups), [path, groups]);
  const boxes = useMemo(
    () =>
      groups.map(({ id, dependsOn, members }): GraphBox => {
        const [first] = members;
        const one = members.length === 1 ? first : undefined;
        const holder = one?.agentId ? (agents[one.agentId]?.name ?? null) : null;
        return {
          id,
          dependsOn,
          name: one?.title ?? `${members.length} tasks`,
          hue: (one && hues[one.status]) ?? "var(--line-strong)",
          content: one ? (
            <TaskBox workspaceId={workspace.id} card={one} holder={holder} critical={marked.has(id)} />
          ) : (
            <GroupBox
              cards={members}
              critical={marked.has(id)}
              onOpen={() => setOpen((before) => new Set([...before, id]))}
            />
          ),
        };
      }),
    [groups, agents, workspace.id, marked],
  );
  const busy = groups
    .filter(({ members }) => members.some(({ status }) => status !== "completed" && status !== "waiting"))
    .map(({ id }) => id);
  const beside = [...Map.groupBy(groups, ({ dependsOn }) => dependsOn.join()).values()];
  const rows = Math.max(2, ...beside.map(({ length }) => length));
  if (items.length === 0) return <EmptyState title="No task matches." className="py-8" />;
  return (
    <div
      className="relative max-h-[70vh] min-h-72 rounded-lg border border-line bg-sunken"
      style={{ height: rows * 90 + 120 }}
    >
      <GraphCanvas
        key={`${items.length} ${open.size}`}
        label="The tasks of this run and what they wait for"
        boxes={boxes}
        size={size}
        critical={arrows}
        focus={busy}
      />
      {open.size > 0 && (
        <Button size="sm" className="absolute top-2 right-2 z-10" onClick={() => setOpen(new Set())}>
          Fold the groups
        </Button>
      )}
    </div>
  );
}
