import type { Db, Prisma } from "#server/platform/db.ts";

export type UsageRow = {
  day: string;
  kind: string;
  calls: number;
  failed: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  costUsd: number;
};

/** Calls to the model, tokens and money by day (UTC) and kind of decision, of the last so many days. */
export async function usageByDay(db: Db, workspaceId: string, days: number): Promise<UsageRow[]> {
  const { rows } = await db.query<UsageRow>(
    `select to_char("startedAt" at time zone 'UTC', 'YYYY-MM-DD') as day, kind, count(*)::int as calls,
       count(*) filter (where status in ('failed','lost'))::int as failed,
       sum("inputTokens")::float8 as "inputTokens", sum("cachedTokens")::float8 as "cachedTokens",
       sum("outputTokens")::float8 as "outputTokens", sum("costUsd")::float8 as "costUsd"
     from model_call where "workspaceId" = $1 and "startedAt" >= now() - $2 * interval '1 day'
     group by 1, 2 order by 1, 2`,
    [workspaceId, days],
  );
  return rows;
}

/** What agents say their work cost, by agent and by run. */
export async function workCosts(db: Db, workspaceId: string) {
  const byAgent = await db.query<{
    agentId: string;
    name: string;
    attempts: number;
    costUsd: number;
    tokens: number;
  }>(
    `select a."agentId", g.name, count(*)::int as attempts,
       coalesce(sum((a.usage->>'cost_usd')::float8), 0) as "costUsd",
       coalesce(sum(coalesce((a.usage->>'input_tokens')::float8, 0) + coalesce((a.usage->>'output_tokens')::float8, 0)), 0) as tokens
     from attempt a join agent g on g.id = a."agentId" where a."workspaceId" = $1
     group by 1, 2 order by "costUsd" desc, attempts desc limit 50`,
    [workspaceId],
  );
  const byRun = await db.query<{
    id: string;
    title: string;
    status: string;
    usd: number;
    tokens: number;
    limitUsd: number | null;
  }>(
    `select id, title, status, coalesce((spend->>'usd')::float8, 0) as usd, coalesce((spend->>'tokens')::float8, 0) as tokens,
       (budget->>'usd')::float8 as "limitUsd" from run where "workspaceId" = $1 order by "createdAt" desc limit 50`,
    [workspaceId],
  );
  return { byAgent: byAgent.rows, byRun: byRun.rows };
}

/** The last calls to the model, newest first. */
export function lastCalls(prisma: Prisma, workspaceId: string) {
  return prisma.modelCall.findMany({
    where: { workspaceId },
    orderBy: { id: "desc" },
    take: 50,
    omit: { answer: true },
  });
}
