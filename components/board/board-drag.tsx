"use client";
import {
  type Collision,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  pointerWithin,
  useDndContext,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import type { Card } from "#server/domain/card.ts";
import { useBoardView, useCardSetting } from "./board-view.tsx";
import { CardSensor } from "./card-sensor.ts";
import { useCardMoves } from "./use-card-moves.ts";

const columnOfDroppable = (data: unknown): unknown =>
  data && typeof data === "object" && "column" in data ? data.column : undefined;

/** The same object always: new options make every card render again. */
const pointer = { activationConstraint: { distance: 6 } };

/** Droppables of agents are named so; those of cards by the id of their task. */
const agentDrop = "agent:";

/** An agent under the pointer wins; else the nearest card of the same column. */
const collide: CollisionDetection = (args) => {
  const agents = pointerWithin(args).filter(({ id }: Collision) => String(id).startsWith(agentDrop));
  if (agents.length > 0) return agents;
  const column = columnOfDroppable(args.active.data.current);
  return closestCenter({
    ...args,
    droppableContainers: args.droppableContainers.filter(
      ({ data }) => columnOfDroppable(data.current) === column,
    ),
  });
};

/** Dragging: onto an agent gives it the task, within a column changes the order. The menu of each card does the same. */
export function BoardDrag({ children }: { children: ReactNode }) {
  const { columns, places } = useBoardView();
  const moves = useCardMoves();
  const [dragged, setDragged] = useState<Card | null>(null);
  const sensors = useSensors(useSensor(CardSensor, pointer));
  const find = (id: string): Card | undefined =>
    columns[places.get(id) ?? "done"].find((card) => card.id === id);

  function drop({ active, over }: DragEndEvent): void {
    setDragged(null);
    const card = find(String(active.id));
    if (!card || !over) return;
    const target = String(over.id);
    if (target.startsWith(agentDrop)) {
      moves.give(card, target.slice(agentDrop.length));
      return;
    }
    const middle =
      (active.rect.current.translated?.top ?? 0) + (active.rect.current.translated?.height ?? 0) / 2;
    const side = middle < over.rect.top + over.rect.height / 2 ? "before" : "after";
    moves.beside(card, columns[places.get(card.id) ?? "done"], target, side);
  }

  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={collide}
      accessibility={accessibility}
      onDragStart={({ active }) => setDragged(find(String(active.id)) ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>{dragged && <Dragged title={dragged.title} />}</DragOverlay>
    </DndContext>
  );
}

/** Only what helps a person who cannot see the drag; the outcome is told by the notice that follows. */
const announcements = {
  onDragStart: () =>
    "Dragging. Let go over an agent to give it the task, or over a card to change the order.",
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => "Put back.",
};

const accessibility = {
  announcements,
  screenReaderInstructions: { draggable: "Press M to move this card by menu." },
};

/** What hangs at the pointer: the card, or what letting go would do. */
function Dragged({ title }: { title: string }) {
  const { over } = useDndContext();
  const { agents } = useCardSetting();
  const id = String(over?.id ?? "");
  const agent = id.startsWith(agentDrop) ? agents[id.slice(agentDrop.length)] : undefined;
  return (
    <div
      className={cn(
        "rounded-lg border border-accent bg-raised px-2.5 py-2 font-strong text-sm shadow-float",
        agent ? "mt-10 bg-accent-wash text-accent" : "rotate-1",
      )}
    >
      <span className="line-clamp-2">{agent ? `Give to ${agent.name}` : title}</span>
    </div>
  );
}
