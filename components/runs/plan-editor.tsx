"use client";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useMay } from "#components/live/live-context.tsx";
import { Section } from "#components/ui/section.tsx";
import { notify } from "#components/ui/toast.tsx";
import { diffPlan } from "#server/domain/diff-plan.ts";
import { doneKeys } from "#server/domain/done-keys.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { isRunOver } from "#server/domain/run.ts";
import { addTask, changeTask, connect, disconnect, removeTask } from "./edit-plan.ts";
import { PlanConflict } from "./plan-conflict.tsx";
import { PlanDifference } from "./plan-difference.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { PlanGraph } from "./plan-graph.tsx";
import { PlanHead } from "./plan-head.tsx";
import { PlanProblemList } from "./plan-problem-list.tsx";
import { PlanTaskSheet } from "./plan-task-sheet.tsx";
import { PlanTextEditor } from "./plan-text-editor.tsx";
import { PlanningLine } from "./planning-line.tsx";
import { RunHold } from "./run-hold.tsx";
import { selectLine } from "./select-line.ts";
import { SideBySide } from "./side-by-side.tsx";
import { usePlanCheck } from "./use-plan-check.ts";
import { usePlanEdit } from "./use-plan-edit.ts";
import type { RunPageProps } from "./use-run-page.ts";

type Props = RunPageProps & { back: string; version: number; plan: OperationsPlan };

/** A plan as graph and as text, side by side and in step, with everything else it says below. */
export function PlanEditor(props: Props) {
  const { page, card, refetch, version, plan: kept, back } = props;
  const mayEdit = useMay("run.control");
  const editing = usePlanEdit(card.id, version, kept);
  const { edit, touched, conflict, setPlan, setText } = editing;
  const { problems, staffing } = usePlanCheck(edit.plan);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<"graph" | "text">("graph");
  const area = useRef<HTMLTextAreaElement>(null);
  const mayChange = mayEdit && (!isRunOver(card.status) || card.status === "failed");
  const editable = mayChange && edit.lines.length === 0;
  // A large plan takes a moment to lay out: typing goes first.
  const drawn = useDeferredValue(edit.plan);
  const inForce = page.draft && page.plan ? page.plan : touched ? kept : null;
  const diff = useMemo(() => inForce && diffPlan(inForce, edit.plan), [inForce, edit.plan]);
  const marked = useMemo(() => new Set(edit.lines.map(({ line }) => line)), [edit.lines]);
  const done = useMemo(() => new Set(doneKeys(page.tasks)), [page.tasks]);
  const choose = useCallback((key: string) => setChosen(key), []);

  function join(from: string, to: string): void {
    const next = connect(edit.plan, from, to);
    if (typeof next === "string") notify({ title: "That arrow cannot be", description: next, tone: "error" });
    else if (next !== edit.plan) setPlan(next);
  }
  function add(after: string | null): void {
    const next = addTask(edit.plan, after);
    setPlan(next.plan);
    setChosen(next.key);
  }
  function goToLine(line: number): void {
    setView("text");
    requestAnimationFrame(() => selectLine(area.current, line));
  }

  return (
    <div className="flex w-full flex-col gap-4 px-4 py-4 sm:px-6">
      <PlanHead page={page} card={card} editing={editing} problems={problems} refetch={refetch} back={back} />
      <RunHold run={card} />
      {page.ask && (
        <div className="rounded-lg bg-sunken px-3 py-2">
          <PlanningLine runId={card.id} ask={page.ask} />
        </div>
      )}
      {conflict && (
        <PlanConflict
          mine={edit.plan}
          theirs={kept}
          base={edit.base}
          version={version}
          by={page.draft?.by ?? "Someone"}
          onKeep={editing.rebase}
          onTake={editing.drop}
        />
      )}
      <PlanProblemList
        plan={edit.plan}
        lines={edit.lines}
        problems={edit.lines.length > 0 ? [] : problems}
        onLine={goToLine}
        onTask={choose}
      />
      {diff && (
        <PlanDifference
          before={inForce ?? kept}
          after={edit.plan}
          done={done}
          inForce={card.planVersion > 0}
        />
      )}
      <SideBySide
        label="The plan"
        value={view}
        onChange={(next) => setView(next === "text" ? "text" : "graph")}
        left={{
          value: "graph",
          label: "Graph",
          content: (
            <PlanGraph
              plan={drawn}
              staffing={staffing}
              problems={problems}
              diff={diff}
              done={done}
              chosen={chosen}
              onChoose={choose}
              {...(editable
                ? {
                    onAdd: () => add(null),
                    onConnect: join,
                    onDisconnect: (from: string, to: string) => setPlan(disconnect(edit.plan, from, to)),
                  }
                : {})}
            />
          ),
        }}
        right={{
          value: "text",
          label: "Text",
          content: (
            <PlanTextEditor
              ref={area}
              text={edit.text}
              onChange={setText}
              marked={marked}
              editable={mayChange}
            />
          ),
        }}
      />
      <Section title="Besides the tasks">
        <PlanFacts
          plan={edit.plan}
          editable={editable}
          onChange={(change) => setPlan({ ...edit.plan, ...change })}
        />
      </Section>
      <PlanTaskSheet
        plan={edit.plan}
        chosen={chosen}
        staffing={staffing}
        problems={problems}
        done={done}
        editable={editable}
        onChange={(key, change) => {
          setPlan(changeTask(edit.plan, key, change));
          if (change.key !== undefined) setChosen(change.key);
        }}
        onAddAfter={(key) => add(key)}
        onRemove={(key) => {
          setPlan(removeTask(edit.plan, key));
          setChosen(null);
        }}
        onClose={() => setChosen(null)}
      />
    </div>
  );
}
