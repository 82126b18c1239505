import type { Work } from "#server/queue/work.ts";

/** Takes a saved playbook off the list; runs made from it stay as they are. Removing it twice changes nothing. */
export function removePlaybook(work: Work, { playbookId }: { playbookId: string }): void {
  const playbook = work.get("playbook", playbookId);
  if (playbook.removedAt) return;
  work.put("playbook", { ...playbook, removedAt: work.now });
  work.emit("playbook.removed", {}, { playbookId, title: playbook.title });
}
