import { WorkspaceSettings } from "#server/domain/workspace.ts";
import type { Db } from "#server/platform/db.ts";
import type { Rows, Table } from "./rows.ts";
import { State } from "./state.ts";

/** Rows by id, of this workspace only: another workspace's row is as good as none. */
async function rowsById<T extends Table>(
  db: Db,
  workspaceId: string,
  table: T,
  ids: readonly string[],
): Promise<Rows[T][]> {
  const text = `select * from ${table} where id = any($1) and "workspaceId" = $2`;
  return (await db.query<Rows[T] & object>(text, [ids, workspaceId])).rows;
}

/** A run that is held in memory from the start: one that goes on, or that failed and has work frozen. */
const heldRun = `(status not in ('completed','failed','aborted') or status = 'failed' and exists
  (select 1 from task where task."runId" = run.id and task.status not in ('completed','failed','canceled')))`;

/** Reads a workspace's open rows into a state; `queueEpoch` tells whose it is. Null when there is no such workspace. */
export async function loadState(db: Db, workspaceId: string): Promise<State | null> {
  const { rows } = await db.query<Rows["workspace"] & object>(`select * from workspace where id=$1`, [
    workspaceId,
  ]);
  const row = rows[0];
  if (!row) return null;
  const state = new State({ ...row, settings: WorkspaceSettings.parse(row.settings) });
  const all = async <T extends Table>(table: T, where: string, values: unknown[] = []): Promise<void> => {
    const text = `select * from ${table} where "workspaceId"=$1 and ${where}`;
    state.load(table, (await db.query<Rows[T] & object>(text, [workspaceId, ...values])).rows);
  };
  await all("member", "true");
  await all("agent", "true");
  await all(
    "task",
    `(status not in ('completed','canceled') or "runId" in (select id from run where "workspaceId"=$1 and ${heldRun}))`,
  );
  await all("attempt", `"endedAt" is null`);
  await all("delivery", `status = 'pending'`);
  await all("run", heldRun);
  await all("model_call", `status in ('reserved','answered')`);
  await all("model_setting", "true");
  await all("inquiry", `status = 'open'`);
  await loadRows(
    db,
    state,
    "attempt",
    [...state.maps.task.values()].flatMap((task) => task.attemptId ?? []),
  );
  state.settleCards(state.maps.task.keys());
  return state;
}

/** Brings rows into a state that are not in it; ids that do not exist are remembered as absent. */
export async function loadRows(db: Db, state: State, table: Table, ids: readonly string[]): Promise<void> {
  const wanted = ids.filter((id) => !state.maps[table].has(id));
  if (wanted.length === 0) return;
  const rows = await rowsById(db, state.workspace.id, table, wanted);
  for (const id of wanted) state.absent.add(`${table} ${id}`);
  state.load(table, rows);
  if (table === "run") {
    const text = `select id from task where "workspaceId"=$1 and "runId" = any($2)`;
    const tasks = await db.query<{ id: string }>(text, [state.workspace.id, rows.map(({ id }) => id)]);
    await loadRows(
      db,
      state,
      "task",
      tasks.rows.map(({ id }) => id),
    );
  }
  if (table !== "task") return;
  const tasks = rows as Rows["task"][];
  await loadRows(
    db,
    state,
    "attempt",
    tasks.flatMap((task) => task.attemptId ?? []),
  );
  state.settleCards(tasks.map((task) => task.id));
}
