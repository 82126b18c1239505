import { z } from "zod";
import { CreateWorkspace, WorkspaceSettings } from "#server/domain/workspace.ts";
import type { Work } from "#server/queue/work.ts";

export const EditWorkspace = z.object({
  name: CreateWorkspace.shape.name.optional(),
  goal: CreateWorkspace.shape.goal.optional(),
  rules: z.string().max(20_000).optional(),
  memory: z.string().max(50_000).optional(),
  settings: WorkspaceSettings.optional(),
});
export type EditWorkspace = z.infer<typeof EditWorkspace>;

/** Changes the workspace's name, goal, rules, memory or settings; what is left out stays. */
export function editWorkspace(work: Work, input: EditWorkspace): void {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  work.put("workspace", { ...work.workspace, ...Object.fromEntries(given) });
  work.emit("workspace.edited", {}, { fields: given.map(([field]) => field) });
}
