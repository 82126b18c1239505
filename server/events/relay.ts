import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import type { ClawEvent } from "#server/domain/event.ts";
import type { Services } from "#server/open-services.ts";
import { Loop } from "#server/platform/loop.ts";
import { SessionCheck } from "./session-check.ts";
import type { WordsSaid } from "./words.ts";

type JoinAnswer = { ok: true; seq: number } | { ok: false; code: string; message: string };
type ToServer = { join: (ask: unknown, answer: unknown) => void; leave: (ask: unknown) => void };
type ToClient = {
  events: (events: ClawEvent[]) => void;
  reset: (about: { workspaceId: string }) => void;
  tick: (about: { workspaceId: string; seq: number; at: string }) => void;
  words: (said: WordsSaid) => void;
};
type Client = Socket<ToServer, ToClient>;

const Join = z.object({ workspaceId: z.string().max(100), seq: z.number().int().min(0) });
/** Further behind than this a board starts over from a snapshot. */
const mostBehind = 1_000;
/** Above sixty events a second, what comes within this time goes out as one frame. */
const frameMs = 50;
const tickMs = 5_000;

/** The reader of the log that feeds boards: a room a workspace, each told every event after the seq it had. Nothing is sent by anyone else. */
export class Relay {
  readonly #services: Services;
  readonly #io: Server<ToServer, ToClient>;
  readonly #sent = new Map<string, number>();
  readonly #stale = new Set<string>();
  readonly #sessions: SessionCheck;
  readonly #unwatch: () => void;
  readonly #unlisten: () => void;
  readonly loop: Loop;
  readonly #ticking: NodeJS.Timeout;

  constructor(services: Services, http: HttpServer) {
    this.#services = services;
    this.#sessions = new SessionCheck(services);
    this.#io = new Server(http, {
      destroyUpgrade: false,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      maxHttpBufferSize: 64 * 1024,
      serveClient: false,
    });
    this.#io.on("connection", (socket) => this.#connected(socket));
    const report = (name: string, error: unknown) =>
      services.logger.error({ loop: name, err: error }, "a loop failed; it goes on");
    this.loop = new Loop("relay", 1_000, () => this.#pump(), report).start();
    this.#unwatch = services.log.watch((workspaceId) => {
      this.#stale.add(workspaceId);
      this.loop.wake();
    });
    this.#unlisten = services.words.listen((said) => this.#io.to(said.workspaceId).emit("words", said));
    this.#ticking = setInterval(() => void this.#tick(), tickMs);
  }

  async stop(): Promise<void> {
    this.#unwatch();
    this.#unlisten();
    clearInterval(this.#ticking);
    await this.loop.stop();
    await this.#io.close();
  }

  #connected(socket: Client): void {
    socket.on("join", (ask, answer) => {
      const reply = (value: JoinAnswer): void => {
        if (typeof answer === "function") answer(value);
      };
      this.#join(socket, ask).then(reply, (error: unknown) => {
        this.#services.logger.error({ err: error }, "a board could not join");
        reply({
          ok: false,
          code: "internal",
          message: "The live line broke on our side; it is tried again.",
        });
      });
    });
    socket.on("leave", (ask) => {
      const parsed = Join.pick({ workspaceId: true }).safeParse(ask);
      if (parsed.success) void socket.leave(parsed.data.workspaceId);
    });
  }

  async #join(socket: Client, ask: unknown): Promise<JoinAnswer> {
    const parsed = Join.safeParse(ask);
    if (!parsed.success)
      return { ok: false, code: "invalid_request", message: "join takes {workspaceId, seq}" };
    const { workspaceId, seq } = parsed.data;
    const refusal = await this.#sessions.refusal(socket.request, workspaceId);
    if (refusal) return { ok: false, ...refusal };
    const { log } = this.#services;
    const sent = this.#sent.get(workspaceId) ?? (await log.heads()).get(workspaceId) ?? 0;
    if (!this.#sent.has(workspaceId)) this.#sent.set(workspaceId, sent);
    // Frames that go out from here on overlap with what is read below; boards skip what they have.
    await socket.join(workspaceId);
    if (sent - seq > mostBehind || seq > sent + mostBehind) {
      socket.emit("reset", { workspaceId });
      return { ok: true, seq: sent };
    }
    for (let at = seq; ; ) {
      const missed = await log.readSince(workspaceId, at, 500);
      if (missed.length === 0) break;
      socket.emit("events", missed);
      at = missed.at(-1)?.seq ?? at;
      if (missed.length < 500) break;
    }
    return { ok: true, seq: Math.max(seq, sent) };
  }

  async #pump(): Promise<void> {
    const { log } = this.#services;
    if (this.#stale.size === 0 && this.#sent.size > 0) {
      for (const [id, head] of await log.heads())
        if (head > (this.#sent.get(id) ?? head)) this.#stale.add(id);
    }
    const stale = [...this.#stale];
    this.#stale.clear();
    let most = 0;
    for (const workspaceId of stale) {
      let sent = this.#sent.get(workspaceId);
      if (sent === undefined) continue;
      for (;;) {
        const events = await log.readSince(workspaceId, sent, 500);
        if (events.length === 0) break;
        this.#io.to(workspaceId).emit("events", events);
        most = Math.max(most, events.length);
        sent = events.at(-1)?.seq ?? sent;
        this.#sent.set(workspaceId, sent);
      }
      if (!this.#io.sockets.adapter.rooms.has(workspaceId)) this.#sent.delete(workspaceId);
    }
    if (most > 3) await new Promise((resolve) => setTimeout(resolve, frameMs));
  }

  async #tick(): Promise<void> {
    const at = new Date().toISOString();
    for (const [workspaceId, seq] of this.#sent)
      this.#io.to(workspaceId).emit("tick", { workspaceId, seq, at });
    await this.#sessions.dismiss(this.#io.sockets.sockets.values());
  }
}
