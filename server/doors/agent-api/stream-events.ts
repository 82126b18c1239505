import { acknowledgeDeliveries } from "../../deliveries/acknowledge-deliveries.ts";
import type { Call } from "./route.ts";

const waitMs = 15_000;

/** Streams envelopes as server-sent events until the agent goes; its next `Last-Event-ID` acknowledges what was shown up to the one it names. */
export async function streamEvents(call: Call<unknown>): Promise<void> {
  const { res, req, agent, services } = call;
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const last = req.headers["last-event-id"];
  if (typeof last === "string" && last !== "") {
    const deliveryIds = services.inbox.shownUpTo(agent.workspaceId, agent.id, last);
    await call.write(acknowledgeDeliveries, { agentId: agent.id, deliveryIds });
  }
  res.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  res.write(": connected\n\n");
  while (!gone.signal.aborted) {
    const found = await services.inbox.take(agent.workspaceId, agent.id, 10, waitMs, gone.signal);
    if (found.length === 0) res.write(": still here\n\n");
    for (const { id, type, createdAt, data } of found)
      res.write(
        `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ delivery_id: id, type, timestamp: createdAt.toISOString(), data })}\n\n`,
      );
  }
}
