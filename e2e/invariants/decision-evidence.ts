import { Client } from "pg";
import type { Decision, ModelCall } from "#server/domain/decision.ts";
import { type ClawEvent, type EventRow, readEvent } from "#server/domain/event.ts";
import type { Run } from "#server/domain/run.ts";
import type { MonthSpend } from "#server/domain/spend.ts";
import type { Task } from "#server/domain/task.ts";
import type { ModelRequest } from "../model/model-ledger.ts";

type ReviewRow = {
  id: string;
  taskId: string;
  attemptId: string;
  by: string;
  reviewerId: string;
  verdict: string;
};
type MessageRow = { id: string; body: string; decisionId: string | null };
type InquiryRow = { id: string; status: string; mentioned: boolean };

/** What the coordinator decided and paid, as the database has it, beside the model server's own ledger. */
export type DecisionEvidence = {
  spend: MonthSpend;
  runs: Run[];
  tasks: Task[];
  decisions: Decision[];
  calls: ModelCall[];
  reviews: ReviewRow[];
  messages: MessageRow[];
  inquiries: InquiryRow[];
  events: ClawEvent[];
  requests: ModelRequest[];
};

/** Reads a workspace's decisions straight from the database, past the server. */
export async function readDecisions(
  databaseUrl: string,
  workspaceId: string,
  requests: readonly ModelRequest[],
): Promise<DecisionEvidence> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async <T>(text: string): Promise<T[]> => (await client.query(text, [workspaceId])).rows as T[];
  const all = <T>(table: string): Promise<T[]> =>
    rows(`select * from ${table} where "workspaceId"=$1 order by id`);
  try {
    const [workspace] = await rows<{ spend: MonthSpend }>("select spend from workspace where id=$1");
    if (!workspace) throw new Error(`there is no workspace ${workspaceId}`);
    const events = await rows<EventRow>(`select * from event where "workspaceId"=$1 order by seq`);
    return {
      spend: workspace.spend,
      runs: await all("run"),
      tasks: await all("task"),
      decisions: await all("decision"),
      calls: await all("model_call"),
      reviews: await all("review"),
      messages: await all("message"),
      inquiries: await all("inquiry"),
      events: events.map(readEvent),
      requests: structuredClone([...requests]),
    };
  } finally {
    await client.end();
  }
}
