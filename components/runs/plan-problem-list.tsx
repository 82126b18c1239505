"use client";
import { CircleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { taskIndexOf } from "./problems-of-task.ts";

export type LineProblem = { line: number; message: string };
type Props = {
  plan: OperationsPlan;
  /** What keeps the text from being read. */
  lines: readonly LineProblem[];
  problems: readonly PlanProblem[];
  onLine: (line: number) => void;
  onTask: (key: string) => void;
};

/** Everything that must be mended before the plan can be approved, each with a jump to where it is. */
export function PlanProblemList({ plan, lines, problems, onLine, onTask }: Props) {
  if (lines.length + problems.length === 0) return null;
  return (
    <section aria-label="To mend" className="rounded-lg bg-failed-wash px-3 py-2">
      <h2 className="flex items-center gap-1.5 text-base text-failed">
        <CircleAlert className="size-4" aria-hidden />
        {lines.length > 0 ? "The text cannot be read yet" : "To mend before it can begin"}
      </h2>
      <ul className="mt-1 flex flex-col">
        {lines.map(({ line, message }) => (
          <li key={`${line} ${message}`} className="flex flex-wrap items-center gap-x-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">{message}</span>
            <Button variant="quiet" size="sm" className="text-failed" onClick={() => onLine(line)}>
              Go to line {line}
            </Button>
          </li>
        ))}
        {problems.map((problem) => {
          const task = plan.tasks[taskIndexOf(problem) ?? -1];
          return (
            <li key={`${problem.path} ${problem.message}`} className="flex flex-wrap items-center gap-x-2">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {task && <b>{task.title || task.key}: </b>}
                {problem.message}
              </span>
              {task && (
                <Button variant="quiet" size="sm" className="text-failed" onClick={() => onTask(task.key)}>
                  Open the task
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
