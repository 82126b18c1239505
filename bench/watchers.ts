import { io, type Socket } from "socket.io-client";

type Start = { url: string; sockets: number; cookie?: string; workspaceId?: string; seq?: number };
let seen: number[] = [];
let expected = Number.POSITIVE_INFINITY;
let firstAt = 0;

/** Once every socket has what it waits for: tells how long it took from the first event to the last, in ms. */
function check(): void {
  if (!seen.every((count) => count >= expected)) return;
  expected = Number.POSITIVE_INFINITY;
  process.send?.(performance.now() - firstAt);
  seen = seen.map(() => 0);
  firstAt = 0;
}

async function connect({ url, cookie, workspaceId, seq }: Start, i: number): Promise<Socket> {
  const socket = io(url, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: cookie ? { cookie } : {},
  });
  socket.on("events", (events: unknown[]) => {
    firstAt ||= performance.now();
    const count = (seen[i] ?? 0) + events.length;
    seen[i] = count;
    if (count >= expected) check();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  if (workspaceId) {
    const answer = await socket.emitWithAck("join", { workspaceId, seq });
    if (!answer.ok) throw new Error(answer.message);
  }
  return socket;
}

process.on("message", async (message: Start | { expect: number }) => {
  if ("expect" in message) {
    expected = message.expect;
    return check();
  }
  seen = Array.from({ length: message.sockets }, () => 0);
  for (let i = 0; i < message.sockets; i += 25)
    await Promise.all(
      Array.from({ length: Math.min(25, message.sockets - i) }, (_, n) => connect(message, i + n)),
    );
  process.send?.("ready");
});
