import { AppError } from "#server/domain/errors.ts";
import type { Work } from "#server/queue/work.ts";
import { builtInPlaybooks } from "./built-in-playbooks.ts";

/** A playbook by its id, one that comes with the product or one saved in the workspace; refused as not found when there is none, or it was removed. */
export function findPlaybook(work: Work, id: string): { id: string; title: string; text: string } {
  const builtIn = builtInPlaybooks().find((one) => one.id === id);
  if (builtIn) return builtIn;
  const saved = work.find("playbook", id);
  if (!saved || saved.removedAt)
    throw new AppError("not_found", `There is no playbook ${id} in this workspace.`);
  return saved;
}
