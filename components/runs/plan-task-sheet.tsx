"use client";
import { Trash2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { OperationsPlan, PlanTask } from "#server/domain/plan.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";
import { PlanTaskForm } from "./plan-task-form.tsx";
import { problemsOfTask } from "./problems-of-task.ts";
import { StaffingLine } from "./staffing-line.tsx";

type Props = {
  plan: OperationsPlan;
  /** Which task is open, by its key; none when null. */
  chosen: string | null;
  staffing: ReadonlyMap<string, Staffing>;
  problems: readonly PlanProblem[];
  /** Keys of tasks that are done. */
  done: ReadonlySet<string>;
  editable: boolean;
  onChange: (key: string, change: Partial<PlanTask>) => void;
  onAddAfter: (key: string) => void;
  onRemove: (key: string) => void;
  onClose: () => void;
};

/** One task of the plan beside the graph: what it asks for, who could do it, and what is wrong with it. */
export function PlanTaskSheet(props: Props) {
  const { plan, chosen, staffing, problems, done, editable, onChange, onAddAfter, onRemove, onClose } = props;
  const index = plan.tasks.findIndex(({ key }) => key === chosen);
  const task = plan.tasks[index];
  return (
    <Sheet
      open={task !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={task?.title || "A task of the plan"}
      description={task && <span className="font-mono">{task.key}</span>}
    >
      {task && (
        <>
          <DialogBody>
            {done.has(task.key) ? (
              <p>
                <StatusMark status="completed" className="font-strong" /> It stays as it is, whatever you
                change here. For more work add a task after it.
              </p>
            ) : (
              <StaffingLine staffing={staffing.get(task.key)} whole className="text-sm" />
            )}
            {problemsOfTask(problems, index).map(({ path, message }) => (
              <ErrorNotice key={`${path} ${message}`}>{message}</ErrorNotice>
            ))}
            <fieldset disabled={!editable} className="contents">
              <PlanTaskForm
                key={task.key}
                plan={plan}
                task={task}
                onChange={(change) => onChange(task.key, change)}
              />
            </fieldset>
          </DialogBody>
          <DialogFooter>
            {editable && (
              <>
                <Button
                  variant="danger-quiet"
                  className="mr-auto"
                  disabled={plan.tasks.length === 1}
                  onClick={() => onRemove(task.key)}
                >
                  <Trash2 aria-hidden />
                  Remove it
                </Button>
                <Button onClick={() => onAddAfter(task.key)}>Add a task after it</Button>
              </>
            )}
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </DialogFooter>
        </>
      )}
    </Sheet>
  );
}
