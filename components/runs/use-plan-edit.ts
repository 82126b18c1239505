"use client";
import { useMemo, useState } from "react";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { openEdit, type PlanEdit, reopenEdit, writePlan, writeText } from "./plan-edit.ts";
import { readStoredEdit, storeEdit } from "./stored-edit.ts";

/** The edit of one run's plan. It follows new versions until something is changed; what is changed survives a reload. Only in the browser. */
export function usePlanEdit(runId: string, version: number, plan: OperationsPlan) {
  const current = useMemo(() => openEdit(version, plan), [version, plan]);
  const [own, setOwn] = useState<PlanEdit | null>(() => {
    const stored = readStoredEdit(runId);
    return stored && reopenEdit(stored, current);
  });
  function keep(next: PlanEdit | null): void {
    storeEdit(runId, next && { base: next.base, text: next.text });
    setOwn(next);
  }
  const edit = own ?? current;
  return {
    edit,
    touched: own !== null,
    /** Someone else wrote a newer version than the one these changes began from. */
    conflict: own !== null && own.base !== version,
    setPlan: (next: OperationsPlan) => keep(writePlan(edit, next)),
    setText: (text: string) => keep(writeText(edit, text)),
    /** Puts the changes on top of the version there is now. */
    rebase: () => own && keep({ ...own, base: version }),
    drop: () => keep(null),
  };
}
export type PlanEditing = ReturnType<typeof usePlanEdit>;
