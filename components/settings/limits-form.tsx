"use client";
import { type FormEvent, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { WorkspaceSettings } from "#server/domain/workspace.ts";
import { readNumber } from "./clock-draft.ts";
import { SaveBar } from "./save-bar.tsx";
import { SettingRow, SettingRows } from "./setting-row.tsx";
import { useSaveSettings } from "./use-settings.ts";

const fields = [
  {
    name: "maxAttempts",
    label: "Attempts per task",
    text: "A task fails after so many attempts that failed, stalled or fell silent. For tasks written from now on.",
    least: 1,
    most: 50,
  },
  {
    name: "maxChanges",
    label: "Rounds of changes",
    text: "After so many requests for changes another agent gets the task.",
    least: 0,
    most: 20,
  },
] as const;
const choices = [
  { value: "allow", label: "Allowed" },
  { value: "refuse", label: "Refused" },
] as const;

type Limits = Pick<WorkspaceSettings, "maxAttempts" | "maxChanges" | "agentTasks">;
type Draft = { maxAttempts: string; maxChanges: string; agentTasks: Limits["agentTasks"] };
const defaults: Limits = WorkspaceSettings.parse({});
const draftOf = ({ maxAttempts, maxChanges, agentTasks }: Limits): Draft => ({
  maxAttempts: String(maxAttempts),
  maxChanges: String(maxChanges),
  agentTasks,
});
const same = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How often a task is tried and sent back, and whether agents may write tasks. */
export function LimitsForm({
  workspaceId,
  limits,
  mayEdit,
}: {
  workspaceId: string;
  limits: Limits;
  mayEdit: boolean;
}) {
  const save = useSaveSettings(workspaceId);
  const [draft, setDraft] = useState(() => draftOf(limits));
  const wrong = fields.map(({ name, least, most }) => {
    const value = readNumber(draft[name]);
    return Number.isInteger(value) && value >= least && value <= most
      ? undefined
      : `A whole number from ${least} to ${most}.`;
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const part = {
      maxAttempts: readNumber(draft.maxAttempts),
      maxChanges: readNumber(draft.maxChanges),
      agentTasks: draft.agentTasks,
    };
    if (wrong.every((error) => !error)) save.mutate({ change: () => part, done: "The limits are saved" });
  }
  return (
    <Section title="Limits">
      <form onSubmit={submit} noValidate>
        <SettingRows>
          {fields.map(({ name, label, text }, i) => (
            <SettingRow
              key={name}
              label={label}
              text={`${text} Default: ${defaults[name]}.`}
              error={wrong[i]}
            >
              <Input
                inputMode="numeric"
                value={draft[name]}
                disabled={!mayEdit}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                className="w-16 text-right font-mono"
              />
            </SettingRow>
          ))}
          <SettingRow
            label="Tasks written by agents"
            text="Allowed, they are given out without a person’s yes. Default: allowed."
          >
            <Select
              options={choices}
              value={draft.agentTasks}
              disabled={!mayEdit}
              onChange={(agentTasks) => setDraft({ ...draft, agentTasks })}
              className="w-28"
            />
          </SettingRow>
        </SettingRows>
        {mayEdit && (
          <SaveBar
            action="Save limits"
            changed={!same(draft, draftOf(limits))}
            busy={save.isPending}
            error={save.error}
            onReset={same(draft, draftOf(defaults)) ? null : () => setDraft(draftOf(defaults))}
          />
        )}
      </form>
    </Section>
  );
}
