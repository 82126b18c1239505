"use client";
import { Button } from "#components/ui/button.tsx";
import { diffPlan } from "#server/domain/diff-plan.ts";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { diffWords } from "./diff-words.ts";
import { PlanChanges } from "./plan-changes.tsx";

type Props = {
  mine: OperationsPlan;
  theirs: OperationsPlan;
  base: number;
  version: number;
  by: string;
  onKeep: () => void;
  onTake: () => void;
};

/** Someone wrote a newer version meanwhile: what differs, and which of the two goes on. Nothing is lost until a person chooses. */
export function PlanConflict({ mine, theirs, base, version, by, onKeep, onTake }: Props) {
  const diff = diffPlan(theirs, mine);
  return (
    <section
      role="alert"
      aria-label="A newer version"
      className="flex flex-col gap-2 rounded-lg bg-attention-wash px-3 py-2"
    >
      <p>
        <b>
          {by} wrote version {version}
        </b>{" "}
        while you were changing version {base}. Yours is kept here. Against theirs, yours has:{" "}
        {diffWords(diff)}.
      </p>
      <details className="text-sm">
        <summary className="cursor-pointer py-1 touch:py-3">What differs</summary>
        <PlanChanges before={theirs} after={mine} />
      </details>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeep}>Go on with mine</Button>
        <Button variant="danger-quiet" onClick={onTake}>
          Drop mine, take version {version}
        </Button>
      </div>
    </section>
  );
}
