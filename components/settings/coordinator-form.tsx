"use client";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { CoordinatorSettings } from "#server/domain/coordinator-settings.ts";
import { coordinatorChoices } from "./coordinator-choices.ts";
import {
  type CoordinatorDraft,
  coordinatorDraftOf,
  coordinatorFigures,
  monthLimits,
  readCoordinatorDraft,
} from "./coordinator-draft.ts";
import { SaveBar } from "./save-bar.tsx";
import { SettingRow, SettingRows } from "./setting-row.tsx";
import { useSaveSettings } from "./use-settings.ts";

type CoordinatorFormProps = { workspaceId: string; settings: CoordinatorSettings; mayEdit: boolean };
const defaults = coordinatorDraftOf(CoordinatorSettings.parse({}));
const same = (a: CoordinatorDraft, b: CoordinatorDraft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the coordinator may do by itself, what it leaves to people, and what a month may cost. */
export function CoordinatorForm({ workspaceId, settings, mayEdit }: CoordinatorFormProps) {
  const save = useSaveSettings(workspaceId);
  const [draft, setDraft] = useState(() => coordinatorDraftOf(settings));
  const read = readCoordinatorDraft(draft);
  const errors = "errors" in read ? read.errors : {};
  const set = (change: Partial<CoordinatorDraft>) => setDraft({ ...draft, ...change });
  const figure = (name: (typeof coordinatorFigures | typeof monthLimits)[number][0] | "warnAt") => (
    <Input
      inputMode="decimal"
      value={draft[name]}
      disabled={!mayEdit}
      placeholder={name === "usd" || name === "tokens" || name === "runs" ? "none" : undefined}
      onChange={(event) => set({ [name]: event.target.value })}
      className="w-24 text-right font-mono"
    />
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if ("settings" in read)
          save.mutate({
            change: () => ({ coordinator: read.settings }),
            done: "The coordinator’s rules are saved",
          });
      }}
      className="flex flex-col gap-6"
    >
      <Section title="What the coordinator may do">
        <SettingRows>
          <SettingRow label="Its name" text="What people write after an @ to ask it." error={errors.name}>
            <Input
              value={draft.name}
              disabled={!mayEdit}
              onChange={(event) => set({ name: event.target.value })}
              className="w-36"
            />
          </SettingRow>
          {coordinatorChoices.map(({ name, label, text, options }) => (
            <SettingRow key={name} label={label} text={text} stacked>
              <Select
                options={options}
                value={String(draft[name])}
                disabled={!mayEdit}
                onChange={(value) => set({ [name]: name === "mayCreate" ? value === "true" : value })}
                className="w-52"
              />
            </SettingRow>
          ))}
        </SettingRows>
      </Section>
      <Section title="Its limits">
        <SettingRows>
          {coordinatorFigures.map(([name, label, text, unit]) => (
            <SettingRow
              key={name}
              label={unit ? `${label} (${unit})` : label}
              text={`${text} Default: ${defaults[name]}.`}
              error={errors[name]}
            >
              {figure(name)}
            </SettingRow>
          ))}
        </SettingRows>
      </Section>
      <Section title="Budget of a month" note="calendar month, UTC">
        <SettingRows>
          {monthLimits.map(([name, label, unit]) => (
            <SettingRow
              key={name}
              label={unit ? `${label} (${unit})` : label}
              text={
                name === "runs"
                  ? "Runs begun."
                  : "Agents and model together; when it is used up, people are asked."
              }
              error={errors[name]}
            >
              {figure(name)}
            </SettingRow>
          ))}
          <SettingRow
            label="Warn at (%)"
            text="A person is told at this share of a limit."
            error={errors.warnAt}
          >
            {figure("warnAt")}
          </SettingRow>
        </SettingRows>
        {mayEdit && (
          <SaveBar
            action="Save the coordinator’s rules"
            changed={!same(draft, coordinatorDraftOf(settings))}
            busy={save.isPending}
            error={save.error}
            onReset={same(draft, defaults) ? null : () => setDraft(defaults)}
          />
        )}
      </Section>
    </form>
  );
}
