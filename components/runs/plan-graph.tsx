"use client";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { PlanDiff } from "#server/domain/diff-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";
import { criticalPath } from "./critical-path.ts";
import { type GraphBox, GraphCanvas } from "./graph-canvas.tsx";
import { PlanTaskBox } from "./plan-task-box.tsx";
import { problemsOfTask } from "./problems-of-task.ts";

type Props = {
  plan: OperationsPlan;
  staffing: ReadonlyMap<string, Staffing>;
  problems: readonly PlanProblem[];
  diff: PlanDiff | null;
  chosen: string | null;
  onChoose: (key: string) => void;
  /** None of these while the plan cannot be edited. */
  onAdd?: () => void;
  onConnect?: (from: string, to: string) => void;
  onDisconnect?: (from: string, to: string) => void;
};
const size = { width: 224, height: 76 };

/** The tasks of a plan from left to right; arrows are drawn from one box's right end to another's left. */
export function PlanGraph(props: Props) {
  const { plan, staffing, problems, diff, chosen, onChoose, onAdd, onConnect, onDisconnect } = props;
  const items = useMemo(
    () => plan.tasks.map((task) => ({ id: task.key, dependsOn: task.depends_on, task })),
    [plan],
  );
  const critical = useMemo(() => new Set(criticalPath(items, () => 1).map(({ id }) => id)), [items]);
  const boxes = useMemo(
    () =>
      items.map(({ id, dependsOn, task }, index): GraphBox => {
        const own = problemsOfTask(problems, index);
        return {
          id,
          dependsOn,
          name: task.title,
          hue: own.length > 0 ? "var(--failed)" : "var(--line-strong)",
          content: (
            <PlanTaskBox
              task={task}
              staffing={staffing.get(id)}
              problems={own.length}
              change={changeOf(diff, id)}
              critical={critical.has(id)}
              chosen={chosen === id}
              onChoose={() => onChoose(id)}
            />
          ),
        };
      }),
    [items, staffing, problems, diff, critical, chosen, onChoose],
  );
  return (
    <div className="relative h-[min(64vh,600px)] min-h-80 rounded-lg border border-line bg-sunken">
      <GraphCanvas
        key={items.length}
        label="The tasks of the plan and what they wait for"
        boxes={boxes}
        size={size}
        critical={critical}
        {...(onConnect ? { onConnect } : {})}
        {...(onDisconnect ? { onDisconnect } : {})}
      />
      {onAdd && (
        <Button size="sm" className="absolute top-2 left-2 z-10" onClick={onAdd}>
          <Plus aria-hidden />
          Add a task
        </Button>
      )}
    </div>
  );
}

function changeOf(diff: PlanDiff | null, key: string): "added" | "changed" | null {
  if (!diff) return null;
  if (diff.added.includes(key)) return "added";
  return diff.changed.some((each) => each.key === key) ? "changed" : null;
}
