import { applyEvents, type Board } from "#server/domain/board.ts";
import type { ClawEvent } from "#server/domain/event.ts";

/** What a person may be told about the board they look at. `live` is said only while it equals the server's. */
type Phase = "connecting" | "live" | "reconnecting" | "offline";
/** A question to the server that waits to be asked, or for its answer. */
type Question = "join" | "board";
export type Live = {
  phase: Phase;
  /** When the server last proved that the board is current, in ms. */
  freshAt: number;
  /** When the server was last heard at all, in ms. */
  heardAt: number;
  ask: Question | null;
  asking: Question | null;
  /** Why the server will not let us in (signed out, no member any more). */
  refused: string | null;
};

export type LiveInput =
  | { type: "connected" }
  | { type: "disconnected" }
  | { type: "joined"; seq: number }
  | { type: "refused"; message: string }
  | { type: "unanswered" }
  | { type: "events"; events: readonly ClawEvent[] }
  | { type: "tick"; seq: number }
  | { type: "reset" }
  | { type: "snapshot"; board: Board }
  | { type: "browser"; online: boolean }
  | { type: "second" };

/** The server ticks every 5 s; silence for longer than two ticks is a dead line, whatever the socket says. */
export const silenceLimit = 12_000;

export const openLive = (now: number): Live => ({
  phase: "connecting",
  freshAt: now,
  heardAt: now,
  ask: null,
  asking: null,
  refused: null,
});

type Both = { live: Live; board: Board };

/** The one transition of a live board: (what is known, what happened, the present in ms) → what is known and what to ask next. */
export function step({ live, board }: Both, input: LiveInput, now: number): Both {
  const heard = { ...live, heardAt: now };
  switch (input.type) {
    case "connected":
      return { live: { ...want(heard, "join", true), refused: null }, board };
    case "disconnected":
      return { live: { ...live, phase: down(live), ask: null, asking: null }, board };
    case "joined":
      return { live: current({ ...heard, asking: null, refused: null }, board, input.seq, now), board };
    case "refused":
      return {
        live: { ...heard, phase: down(live), asking: null, ask: null, refused: input.message },
        board,
      };
    case "unanswered":
      return { live: { ...live, asking: null }, board };
    case "events":
      return fold(heard, board, input.events, now);
    case "tick":
      return { live: current(heard, board, input.seq, now), board };
    case "reset":
      return { live: { ...want(heard, "board", true), phase: down(live) }, board };
    case "snapshot":
      return take(heard, board, input.board, now);
    case "browser":
      return { live: { ...live, phase: input.online ? "reconnecting" : "offline" }, board };
    case "second":
      return {
        live:
          live.phase === "live" && now - live.heardAt > silenceLimit
            ? { ...live, phase: "reconnecting" }
            : live,
        board,
      };
  }
}

const down = (live: Live): Phase => (live.phase === "offline" ? "offline" : "reconnecting");

/** Notes a question; one that waits for its answer is not asked again unless it is known to be lost. */
function want(live: Live, question: Question, anew = false): Live {
  if (!anew && live.asking) return live;
  return { ...live, ask: question, asking: null };
}

/** The server says where its log ends: we are current, or something is missing and we ask. */
function current(live: Live, board: Board, seq: number, now: number): Live {
  if (board.seq >= seq) return { ...live, phase: "live", freshAt: now };
  return { ...want(live, "join"), phase: live.phase === "live" ? "live" : down(live) };
}

function fold(live: Live, board: Board, events: readonly ClawEvent[], now: number): Both {
  try {
    const next = applyEvents(board, events);
    return { live: { ...live, freshAt: live.phase === "live" ? now : live.freshAt }, board: next };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { live: want(live, "join"), board };
  }
}

/** A fresh read of the whole board. It replaces ours unless ours is newer; after a reset the server's word is final. */
function take(live: Live, board: Board, snapshot: Board, now: number): Both {
  const final = live.asking === "board";
  const rejoin = final ? want(live, "join", true) : live;
  return { live: { ...rejoin, freshAt: now }, board: final || snapshot.seq > board.seq ? snapshot : board };
}
