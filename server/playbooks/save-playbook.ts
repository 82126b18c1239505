import { z } from "zod";
import { AppError, fieldError } from "#server/domain/errors.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";
import { PlanTextError } from "#server/domain/plan-text-error.ts";
import { playbookText } from "#server/domain/playbook-text.ts";
import type { Work } from "#server/queue/work.ts";

export const SavePlaybook = z.object({
  /** The saved one to be changed; left out, a new one is made. */
  playbookId: z.string().max(100).optional(),
  /** Markdown with parameters. */
  text: z.string().max(1_000_000).optional(),
  /** Or the plan of a run, in which given values become parameters: `{file: "weather.csv"}`. */
  fromRunId: z.string().max(100).optional(),
  parameters: z.record(z.string().regex(/^\w{1,64}$/), z.string().trim().min(1).max(4_000)).default({}),
});
export type SavePlaybook = z.infer<typeof SavePlaybook> & { createdById: MemberId };

/** Keeps a playbook in the workspace. Refused with the line of what is wrong in it. */
export function savePlaybook(work: Work, input: SavePlaybook): { id: string; title: string } {
  const text = input.text ?? textOfRun(work, input);
  const { title, goal } = read(text);
  const old = input.playbookId === undefined ? null : work.get("playbook", input.playbookId);
  if (old?.removedAt) throw new AppError("conflict", `“${old.title}” was removed; save it as a new one.`);
  const id = old?.id ?? work.id("pb");
  const { createdById, createdAt } = old ?? { createdById: input.createdById, createdAt: work.now };
  const row = { id, workspaceId: work.workspace.id, title: title.slice(0, 200), goal, text };
  work.put("playbook", { ...row, createdById, createdAt, removedAt: null });
  work.emit("playbook.saved", {}, { playbookId: id, title: row.title });
  return { id, title: row.title };
}

function textOfRun(work: Work, { fromRunId, parameters }: SavePlaybook): string {
  if (fromRunId === undefined) throw fieldError("text", "write a playbook, or name the run whose plan it is");
  const run = work.get("run", fromRunId);
  const plan = run.plan ?? run.draft?.plan;
  if (!plan) throw new AppError("conflict", `“${run.title}” has no plan yet.`);
  return playbookText(plan, parameters);
}

function read(text: string) {
  try {
    return parsePlaybook(text);
  } catch (error) {
    if (error instanceof PlanTextError) throw fieldError("text", error.message);
    throw error;
  }
}
