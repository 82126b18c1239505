import type { DecisionKind } from "#server/domain/proposals.ts";
import type { Due } from "./due-decisions.ts";

export type DueGroup = { kind: DecisionKind; key: string; dues: Due[] };

/** What may be answered together: dues of one kind and one group, so that one run's budget pays and one person's rights hold. */
export function groupDues(dues: readonly Due[]): DueGroup[] {
  const groups = new Map<string, DueGroup>();
  for (const due of dues) {
    const key = `${due.kind} ${due.group}`;
    const group = groups.get(key) ?? { kind: due.kind, key, dues: [] };
    group.dues.push(due);
    groups.set(key, group);
  }
  return [...groups.values()];
}
