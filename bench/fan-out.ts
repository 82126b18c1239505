import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { Server } from "socket.io";
import type { Operator } from "./operator.ts";
import type { Product } from "./processes.ts";
import type { Joined } from "./product-steps.ts";

type Watchers = { expect: (events: number) => Promise<number>; stop: () => void };

/** Starts the process with the watching sockets. `cookie` and `workspaceId` are for the product; bare sockets need neither. */
async function startWatchers(url: string, sockets: number, join_: object): Promise<Watchers> {
  const child = fork(join(import.meta.dirname, "watchers.ts"));
  child.send({ url, sockets, ...join_ });
  await once(child, "message");
  return {
    expect: async (events) => {
      const answer = once(child, "message");
      child.send({ expect: events });
      return Number((await answer)[0]);
    },
    stop: () => void child.kill(),
  };
}

/** Bare Socket.IO: one room, all sockets, the given events in emits of `frame` events each. Returns deliveries a second. */
export async function bareFanOut(sockets: number, events: readonly object[], frame: number): Promise<number> {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  io.on("connection", (socket) => void socket.join("room"));
  const port = await new Promise<number>((resolve) =>
    http.listen(0, "127.0.0.1", () => resolve(Number(Object(http.address()).port))),
  );
  const watchers = await startWatchers(`http://127.0.0.1:${port}`, sockets, {});
  const done = watchers.expect(events.length);
  for (let at = 0; at < events.length; at += frame) {
    io.to("room").emit("events", events.slice(at, at + frame));
    await new Promise(setImmediate);
  }
  const ms = await done;
  watchers.stop();
  await io.close();
  return (sockets * events.length) / (ms / 1000);
}

/**
 * The product: one command makes `events` tasks; each board is told of each, read from the log in frames of 500.
 * Timed like the bare one, from the first event at a board to the last. Returns deliveries a second, and the events sent.
 */
export async function productFanOut(product: Product, workspace: Joined, sockets: number, events: number) {
  const { operator, workspaceId } = workspace;
  const cookie = await signIn(product, operator);
  const { board } = await operator.query<{ board: { seq: number } }>("workspaces.board", { workspaceId });
  const watchers = await startWatchers(product.url, sockets, { cookie, workspaceId, seq: board.seq });
  const done = watchers.expect(events);
  const tasks = Array.from({ length: events }, (_, i) => ({
    title: `Seen by all ${i}`,
    ...(i === 0 ? { key: "first", skills: ["nobody-has-this"] } : { depends_on: ["first"] }),
  }));
  await operator.call("tasks.createMany", { workspaceId, tasks });
  const ms = await done;
  watchers.stop();
  const sample = await operator.query<object[]>("events.since", {
    workspaceId,
    since: board.seq,
    limit: events,
  });
  return { deliveriesPerSecond: (sockets * events) / (ms / 1000), sample };
}

/** A session cookie by a one-time link. */
async function signIn(product: Product, operator: Operator): Promise<string> {
  const { url } = await operator.call<{ url: string }>("members.signInLink", {});
  const short = await fetch(url, { redirect: "manual" });
  const long = await fetch(new URL(short.headers.get("location") ?? "", product.url), { redirect: "manual" });
  return long.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
