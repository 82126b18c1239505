"use client";
import { useState } from "react";
import { heldBy } from "#components/board/columns.ts";
import { sameHeld } from "#components/board/same-again.ts";
import type { Card } from "#server/domain/card.ts";

/** The open cards each agent holds; the list of an agent whose cards did not change stays the same object. */
export function useHeld(tasks: Record<string, Card>): ReadonlyMap<string, readonly Card[]> {
  const [same] = useState(sameHeld);
  return same(tasks, () => heldBy(Object.values(tasks)));
}
