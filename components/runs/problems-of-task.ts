import type { PlanProblem } from "#server/domain/check-plan.ts";

/** Which task of the plan a problem is about, by its place; null when it is about the plan itself. */
export function taskIndexOf({ path }: PlanProblem): number | null {
  const found = /^tasks\[(\d+)\]/.exec(path);
  return found ? Number(found[1]) : null;
}

/** The problems of one task. */
export const problemsOfTask = (problems: readonly PlanProblem[], index: number): PlanProblem[] =>
  problems.filter((problem) => taskIndexOf(problem) === index);
