"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { OperationsPlan } from "#server/domain/plan.ts";
import { AbortField } from "./abort-field.tsx";
import { BudgetFields } from "./budget-fields.tsx";
import { CheckpointsField } from "./checkpoints-field.tsx";
import { DeadlineField } from "./deadline-field.tsx";
import { LinesField } from "./lines-field.tsx";

type Props = {
  plan: OperationsPlan;
  onChange: (change: Partial<OperationsPlan>) => void;
  editable: boolean;
};

/** What a plan says besides its tasks. */
export function PlanFacts({ plan, onChange, editable }: Props) {
  return (
    <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <Field label="Title">
          <Input
            value={plan.title}
            maxLength={120}
            disabled={!editable}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
        </Field>
        <Field label="Goal">
          <Textarea
            value={plan.goal}
            disabled={!editable}
            onChange={(event) => onChange({ goal: event.currentTarget.value })}
          />
        </Field>
        <LinesField
          label="Success criteria"
          description="One line each. The result is judged by them."
          value={plan.success_criteria}
          disabled={!editable}
          onChange={(success_criteria) => onChange({ success_criteria })}
        />
        <LinesField
          label="Validation steps"
          description="How the result is checked at the end."
          value={plan.validation_steps}
          disabled={!editable}
          onChange={(validation_steps) => onChange({ validation_steps })}
        />
        <Field label="Notes" description="What was taken for granted or left open.">
          <Textarea
            value={plan.notes}
            disabled={!editable}
            className="min-h-16"
            onChange={(event) => onChange({ notes: event.currentTarget.value })}
          />
        </Field>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <BudgetFields budget={plan.budget} disabled={!editable} onChange={(budget) => onChange({ budget })} />
        <DeadlineField
          value={plan.deadline_at ? new Date(plan.deadline_at) : null}
          disabled={!editable}
          onChange={(deadline_at) => onChange({ deadline_at })}
        />
        <CheckpointsField
          plan={plan}
          editable={editable}
          onChange={(checkpoints) => onChange({ checkpoints })}
        />
        <AbortField
          conditions={plan.abort_conditions}
          editable={editable}
          onChange={(abort_conditions) => onChange({ abort_conditions })}
        />
      </div>
    </div>
  );
}
