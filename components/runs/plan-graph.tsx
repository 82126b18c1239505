"use client";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import type { PlanDiff } from "#server/domain/diff-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import type { Staffing } from "#server/domain/plan-staffing.ts";
import { criticalPath } from "./critical-path.ts";
import { type GraphBox, GraphCanvas } from "./graph-canvas.tsx";
import { groupGraph } from "./group-graph.ts";
import { pathArrows } from "./path-arrows.ts";
import { PlanGroupBox } from "./plan-group-box.tsx";
import { PlanTaskBox } from "./plan-task-box.tsx";
import { problemsOfTask } from "./problems-of-task.ts";

type Props = {
  plan: OperationsPlan;
  staffing: ReadonlyMap<string, Staffing>;
  problems: readonly PlanProblem[];
  diff: PlanDiff | null;
  /** Keys of tasks that are done. */
  done: ReadonlySet<string>;
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
  const { plan, staffing, problems, diff, done, chosen, onChoose, onAdd, onConnect, onDisconnect } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(
    () =>
      plan.tasks.map((task, index) => ({
        id: task.key,
        dependsOn: task.depends_on,
        skills: task.skills,
        task,
        problems: problemsOfTask(problems, index).length,
      })),
    [plan, problems],
  );
  const path = useMemo(() => criticalPath(items, () => 1), [items]);
  const critical = useMemo(() => new Set(path.map(({ id }) => id)), [path]);
  const groups = useMemo(() => groupGraph(items, open), [items, open]);
  const boxes = useMemo(
    () =>
      groups.map(({ id, dependsOn, members }): GraphBox => {
        const [first] = members;
        const wrong = members.reduce((sum, member) => sum + member.problems, 0);
        const hue = wrong > 0 ? "var(--failed)" : "var(--line-strong)";
        if (!first || members.length > 1)
          return {
            id,
            dependsOn,
            name: `${members.length} tasks`,
            hue,
            content: (
              <PlanGroupBox
                tasks={members.map(({ task }) => task)}
                missing={members.filter((member) => staffing.get(member.id)?.gap).length}
                problems={wrong}
                onOpen={() => setOpen((before) => new Set([...before, id]))}
              />
            ),
          };
        return {
          id,
          dependsOn,
          name: first.task.title,
          hue,
          content: (
            <PlanTaskBox
              task={first.task}
              staffing={staffing.get(id)}
              problems={wrong}
              done={done.has(id)}
              change={changeOf(diff, id)}
              critical={critical.has(id)}
              chosen={chosen === id}
              onChoose={() => onChoose(id)}
            />
          ),
        };
      }),
    [groups, staffing, diff, done, critical, chosen, onChoose],
  );
  const arrows = useMemo(() => pathArrows(path, groups), [path, groups]);
  const whole = groups.length === items.length;
  return (
    <div className="relative h-[min(64vh,600px)] min-h-80 rounded-lg border border-line bg-sunken">
      <GraphCanvas
        key={`${items.length} ${open.size}`}
        label="The tasks of the plan and what they wait for"
        boxes={boxes}
        size={size}
        critical={arrows}
        {...(onConnect && whole ? { onConnect } : {})}
        {...(onDisconnect && whole ? { onDisconnect } : {})}
      />
      {onAdd && (
        <Button size="sm" className="absolute top-2 left-2 z-10" onClick={onAdd}>
          <Plus aria-hidden />
          Add a task
        </Button>
      )}
      {open.size > 0 && (
        <Button size="sm" className="absolute top-2 right-2 z-10" onClick={() => setOpen(new Set())}>
          Fold the groups
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
