import type { PlanDiff } from "#server/domain/diff-plan.ts";

const some = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what}`] : []);

/** What differs between two plans, in one line. */
export function diffWords({ added, changed, removed, fields }: PlanDiff): string {
  const parts = [
    ...some(added.length, added.length === 1 ? "task more" : "tasks more"),
    ...some(removed.length, removed.length === 1 ? "task less" : "tasks less"),
    ...some(changed.length, changed.length === 1 ? "task changed" : "tasks changed"),
    ...(fields.length > 0 ? [`other ${fields.map((field) => field.replaceAll("_", " ")).join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : "no difference";
}
