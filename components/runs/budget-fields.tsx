"use client";
import type { Budget } from "#server/domain/plan.ts";
import { NumberField } from "./number-field.tsx";

type Props = { budget: Budget; onChange: (budget: Budget) => void; disabled?: boolean };

/** The limits of a run: money, tokens, attempts. Empty is no limit. */
export function BudgetFields({ budget, onChange, disabled = false }: Props) {
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <NumberField
        label="Money (US dollars)"
        value={budget.usd}
        disabled={disabled}
        onChange={(usd) => onChange({ ...budget, usd })}
      />
      <NumberField
        label="Tokens"
        whole
        value={budget.tokens}
        disabled={disabled}
        onChange={(tokens) => onChange({ ...budget, tokens })}
      />
      <NumberField
        label="Attempts"
        whole
        value={budget.attempts}
        disabled={disabled}
        onChange={(attempts) => onChange({ ...budget, attempts })}
      />
    </div>
  );
}
