import type { AgentCard, Card, MemberCard, RunCard, WorkspaceCard } from "./card.ts";
import { rulesAtWork } from "./decision.ts";
import type { ClawEvent } from "./event.ts";

/** Everything a live board knows. `seq` is the last event folded in. */
export type Board = {
  seq: number;
  workspace: WorkspaceCard;
  tasks: Record<string, Card>;
  agents: Record<string, AgentCard>;
  members: Record<string, MemberCard>;
  runs: Record<string, RunCard>;
  /** How many tasks were completed or canceled, shown or not. */
  counts: { completed: number; canceled: number };
  /** The last events, newest last. */
  feed: ClawEvent[];
};

/** A board keeps this many settled (completed or canceled) cards, the newest. */
export const settledShown = 50;
export const feedShown = 100;
/** And this many runs that are over, the newest. */
export const oldRunsShown = 20;

export const emptyBoard: Board = {
  seq: 0,
  workspace: {
    id: "",
    name: "",
    goal: "",
    rules: "",
    pausedAt: null,
    pausedBy: null,
    coordinator: rulesAtWork,
  },
  tasks: {},
  agents: {},
  members: {},
  runs: {},
  counts: { completed: 0, canceled: 0 },
  feed: [],
};

const isSettled = (card: Card): boolean => card.status === "completed" || card.status === "canceled";
const newestFirst = (a: Card, b: Card): number =>
  (b.completedAt ?? "").localeCompare(a.completedAt ?? "") || b.id.localeCompare(a.id);

/** Keeps only the newest settled cards; the others stay counted. */
export function pruneSettled(tasks: Record<string, Card>): void {
  const settled = Object.values(tasks).filter(isSettled);
  if (settled.length <= settledShown) return;
  for (const card of settled.sort(newestFirst).slice(settledShown)) delete tasks[card.id];
}

/** Keeps only the newest of the runs that are over. */
export function pruneRuns(runs: Record<string, RunCard>): void {
  const over = Object.values(runs).filter((run) => run.endedAt !== null);
  if (over.length <= oldRunsShown) return;
  const order = (a: RunCard, b: RunCard): number =>
    (b.endedAt ?? "").localeCompare(a.endedAt ?? "") || b.id.localeCompare(a.id);
  for (const run of over.sort(order).slice(oldRunsShown)) delete runs[run.id];
}

/** Merges shallow patches by id. A patch for something unknown counts only when it is whole (it has an id). */
function merge<T extends object>(into: Record<string, T>, patches: Record<string, object> | undefined): void {
  for (const [id, patch] of Object.entries(patches ?? {})) {
    const old = into[id];
    if (old) into[id] = { ...old, ...patch };
    else if ("id" in patch) into[id] = patch as T;
  }
}

/**
 * Folds events into a board: the one fold. Events at or below `board.seq` are ignored;
 * a gap throws, since guessing what is missing would make the board lie.
 */
export function applyEvents(board: Board, events: readonly ClawEvent[]): Board {
  const fresh = events.filter((event) => event.seq > board.seq);
  if (fresh.length === 0) return board;
  // What no event touches stays the same object: whoever shows only that has nothing to do.
  const part = <K extends "tasks" | "agents" | "members" | "runs">(key: K): Board[K] =>
    fresh.some(({ changes }) => changes[key]) ? { ...board[key] } : board[key];
  const next: Board = {
    ...board,
    tasks: part("tasks"),
    agents: part("agents"),
    members: part("members"),
    runs: part("runs"),
    counts: { ...board.counts },
    feed: [...board.feed, ...fresh].slice(-feedShown),
  };
  let settled = false;
  for (const event of fresh) {
    if (event.seq !== next.seq + 1)
      throw new RangeError(`event ${event.seq} after ${next.seq}: the log has a gap here`);
    next.seq = event.seq;
    const { changes } = event;
    if (changes.workspace) next.workspace = { ...next.workspace, ...changes.workspace };
    for (const patch of Object.values(changes.tasks ?? {})) {
      if (patch.status === "completed") next.counts.completed += 1;
      else if (patch.status === "canceled") next.counts.canceled += 1;
      else continue;
      settled = true;
    }
    merge(next.tasks, changes.tasks);
    merge(next.agents, changes.agents);
    merge(next.members, changes.members);
    if (!changes.runs) continue;
    merge(next.runs, changes.runs);
    pruneRuns(next.runs);
  }
  if (settled) pruneSettled(next.tasks);
  return next;
}
