import { io } from "socket.io-client";
import { adjustClock } from "#components/ui/use-now.tsx";
import type { Board } from "#server/domain/board.ts";
import { parseEvent } from "#server/domain/event.ts";
import type { Live, LiveInput } from "./live-step.ts";
import { hearWords } from "./thread-words.ts";
import { isRefusal, reasonOf } from "./trpc.ts";

type Wiring = {
  workspaceId: string;
  /** Applies one input and returns what is known then. */
  feed: (input: LiveInput) => Live;
  /** Reads the whole board over HTTP; null when this person may not see it any more. */
  read: () => Promise<Board | null>;
  seq: () => number;
  /** Notes that the open question was sent. */
  asked: () => void;
};
type JoinAnswer = { ok: true; seq: number } | { ok: false; code: string; message: string };
type Words = { workspaceId: string; threadId: string; text: string };
type Tick = { workspaceId: string; seq: number; at: string };

/** Events as they came; what this page cannot read (a newer server) makes it read the whole board instead. */
function readEvents(events: unknown[]): LiveInput {
  try {
    return { type: "events", events: events.map(parseEvent) };
  } catch {
    return { type: "reset" };
  }
}

const pollEvery = 5000;
const answerWithin = 8000;

/** Holds the line of one workspace: socket, poll while the socket is down, the browser's own events. Returns how to hang up. */
export function connectLive({ workspaceId, feed, read, seq, asked }: Wiring): () => void {
  const socket = io({
    transports: ["websocket", "polling"],
    reconnectionDelay: 400,
    reconnectionDelayMax: 2500,
    timeout: 8000,
  });
  let polledAt = Date.now();
  let reading = false;

  function take(input: LiveInput): void {
    const { ask } = feed(input);
    if (ask === "join") join();
    if (ask === "board") poll();
  }
  function join(): void {
    asked();
    socket
      .timeout(answerWithin)
      .emit("join", { workspaceId, seq: seq() }, (late: Error | null, answer?: JoinAnswer) => {
        if (late || !answer) take({ type: "unanswered" });
        else if (answer.ok) take({ type: "joined", seq: answer.seq });
        else take({ type: "refused", message: answer.message });
      });
  }
  async function poll(): Promise<void> {
    if (reading) return;
    asked();
    reading = true;
    polledAt = Date.now();
    try {
      const board = await read();
      take(
        board
          ? { type: "snapshot", board }
          : { type: "refused", message: "You are not a member of this workspace any more." },
      );
    } catch (error) {
      take(isRefusal(error) ? { type: "refused", message: reasonOf(error) } : { type: "unanswered" });
    } finally {
      reading = false;
    }
  }
  function reopen(): void {
    socket.disconnect();
    socket.connect();
  }
  function second(): void {
    const before = feed({ type: "second" });
    if (before.phase === "live" || before.phase === "offline" || before.refused) return;
    if (socket.connected && Date.now() - before.heardAt > 15_000) reopen();
    else if (!socket.active) socket.connect();
    if (Date.now() - polledAt >= pollEvery) poll();
  }
  const online = () => {
    take({ type: "browser", online: true });
    reopen();
  };
  const offline = () => take({ type: "browser", online: false });

  socket.on("connect", () => take({ type: "connected" }));
  socket.on("disconnect", () => take({ type: "disconnected" }));
  socket.on("connect_error", (error: Error & { data?: { code?: string; message?: string } }) => {
    if (error.data?.code === "unauthorized")
      take({ type: "refused", message: error.data.message ?? error.message });
    else take({ type: "disconnected" });
  });
  socket.on("events", (events: unknown[]) => take(readEvents(events)));
  socket.on("tick", (tick: Tick) => {
    if (tick.workspaceId !== workspaceId) return;
    adjustClock(tick.at);
    take({ type: "tick", seq: tick.seq });
  });
  socket.on("words", (said: Words) => {
    if (said.workspaceId === workspaceId) hearWords(said.threadId, said.text);
  });
  socket.on("reset", () => take({ type: "reset" }));
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  const timer = setInterval(second, 1000);
  if (!navigator.onLine) offline();

  return () => {
    clearInterval(timer);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
    socket.removeAllListeners();
    socket.disconnect();
  };
}
