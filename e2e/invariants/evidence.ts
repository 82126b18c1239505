import { Client } from "pg";
import type { Agent } from "#server/domain/agent.ts";
import type { Attempt } from "#server/domain/attempt.ts";
import type { Board } from "#server/domain/board.ts";
import type { Delivery } from "#server/domain/envelope.ts";
import { type ClawEvent, type EventRow, readEvent } from "#server/domain/event.ts";
import type { Task } from "#server/domain/task.ts";
import { openPrisma } from "#server/platform/db.ts";
import type { LateResult } from "#server/queue/rows.ts";
import { readBoard } from "#server/workspaces/queries.ts";
import type { Entry } from "../agents/ledger.ts";
import type { SimulatedAgent } from "../agents/simulated-agent.ts";

/** What one agent noted for itself. */
export type Book = {
  agentId: string;
  name: string;
  entries: Entry[];
  surprises: string[];
  complaints: string[];
  key: string;
};

/** Everything the invariants look at: the database as it is, the log as it was written, and the agents' own books. */
export type Evidence = {
  seq: number;
  tasks: Task[];
  attempts: Attempt[];
  deliveries: Delivery[];
  agents: Agent[];
  lateResults: LateResult[];
  events: ClawEvent[];
  board: Board;
  books: Book[];
};

/** Reads a workspace straight from the database, past the server. */
export async function readEvidence(
  databaseUrl: string,
  workspaceId: string,
  agents: readonly SimulatedAgent[],
): Promise<Evidence> {
  const client = new Client({ connectionString: databaseUrl });
  const prisma = openPrisma(databaseUrl, 2);
  await client.connect();
  const rows = async <T>(text: string): Promise<T[]> => (await client.query(text, [workspaceId])).rows as T[];
  try {
    const [workspace] = await rows<{ seq: number }>(`select seq from workspace where id=$1`);
    const events = await rows<EventRow>(`select * from event where "workspaceId"=$1 order by seq`);
    return {
      seq: workspace?.seq ?? -1,
      tasks: await rows(`select * from task where "workspaceId"=$1 order by id`),
      attempts: await rows(`select * from attempt where "workspaceId"=$1 order by "taskId", number`),
      deliveries: await rows(`select * from delivery where "workspaceId"=$1 order by id`),
      agents: await rows(`select * from agent where "workspaceId"=$1 order by id`),
      lateResults: await rows(`select * from late_result where "workspaceId"=$1 order by id`),
      events: events.map(readEvent),
      board: await readBoard(prisma, workspaceId),
      books: agents.map(({ agentId, name, ledger, http, complaints }) => ({
        agentId,
        name,
        entries: ledger.entries(),
        surprises: http.surprises,
        complaints,
        key: http.key,
      })),
    };
  } finally {
    await client.end();
    await prisma.$disconnect();
  }
}
