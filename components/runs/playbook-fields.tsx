"use client";
import type { inferRouterOutputs } from "@trpc/server";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AppRouter } from "#server/doors/trpc/router.ts";
import { blanksShown } from "./blanks-shown.ts";
import type { GoalDraft, GoalErrors } from "./goal-draft.ts";
import { RemovePlaybook } from "./remove-playbook.tsx";

type Playbooks = inferRouterOutputs<AppRouter>["playbooks"]["list"];
type Props = {
  playbooks: Playbooks | null;
  failed: string | null;
  draft: GoalDraft;
  errors: GoalErrors;
  onChange: (change: Partial<GoalDraft>) => void;
};

/** Which playbook, and the blanks it wants filled. */
export function PlaybookFields({ playbooks, failed, draft, errors, onChange }: Props) {
  const chosen = playbooks?.find(({ id }) => id === draft.playbookId);
  return (
    <div className="flex flex-col gap-4 border-line border-l-2 pl-4">
      <Field
        label="Playbook"
        description={chosen && chosen.goal !== chosen.title ? blanksShown(chosen.goal) : undefined}
        error={failed ?? errors.playbook ?? (playbooks?.length === 0 ? "There is none yet." : undefined)}
      >
        <Select
          options={[
            { value: "", label: playbooks ? "Choose one" : "Reading…" },
            ...(playbooks ?? []).map(({ id, title }) => ({ value: id, label: blanksShown(title) })),
          ]}
          value={draft.playbookId ?? ""}
          onChange={(id) => onChange({ playbookId: id || null, parameters: {} })}
        />
      </Field>
      {chosen && !chosen.builtIn && (
        <RemovePlaybook
          key={chosen.id}
          playbook={{ id: chosen.id, title: blanksShown(chosen.title) }}
          onRemoved={() => onChange({ playbookId: null, parameters: {} })}
        />
      )}
      {chosen?.parameters.map(({ name, description, optional }) => (
        <Field
          key={name}
          label={optional ? `${name} (optional)` : name}
          description={description.replace(/\s*\(optional\)$/, "")}
          error={errors[`parameter.${name}`]}
        >
          <Input
            value={draft.parameters[name] ?? ""}
            maxLength={4000}
            onChange={(event) =>
              onChange({ parameters: { ...draft.parameters, [name]: event.currentTarget.value } })
            }
          />
        </Field>
      ))}
    </div>
  );
}
