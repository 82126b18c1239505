import type { Board } from "./board.ts";
import type { Card } from "./card.ts";

/** What most cards say nothing of; a packed card leaves it out. */
const unsaid: Partial<Card> = {
  key: null,
  skills: [],
  tools: [],
  dependsOn: [],
  deadlineAt: null,
  reviewOf: null,
  acceptanceTotal: 0,
  verdict: null,
  passed: 0,
  artifacts: [],
  gap: null,
  question: null,
  failure: null,
  costUsd: 0,
  attemptNumber: 0,
  attemptId: null,
  attemptStatus: null,
  agentId: null,
  clocks: null,
  offeredAt: null,
  acceptBy: null,
  evidenceAt: null,
  evidence: null,
  percent: null,
  suspectAt: null,
  quietAt: null,
  leaseUntil: null,
  completedAt: null,
};
/** A board for the way to the browser: of ten thousand cards most have nothing but a title and a place. */
export type PackedBoard = Omit<Board, "tasks"> & { tasks: Record<string, Partial<Card>> };

const says = ([key, value]: [string, unknown]): boolean => {
  if (!Object.hasOwn(unsaid, key)) return true;
  return Array.isArray(value) ? value.length > 0 : value !== Reflect.get(unsaid, key);
};

/** Leaves out of every card what it says nothing of. */
export function packBoard(board: Board): PackedBoard {
  const tasks: Record<string, Partial<Card>> = {};
  for (const [id, card] of Object.entries(board.tasks))
    tasks[id] = Object.fromEntries(Object.entries(card).filter(says));
  return { ...board, tasks };
}

/** The board that was packed, whole again. */
export function unpackBoard(packed: PackedBoard): Board {
  const tasks: Record<string, Card> = {};
  // What packBoard took out is put back, so every card is whole.
  for (const [id, card] of Object.entries(packed.tasks)) tasks[id] = { ...unsaid, ...card } as Card;
  return { ...packed, tasks };
}
